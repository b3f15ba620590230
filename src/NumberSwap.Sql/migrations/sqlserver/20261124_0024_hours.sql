-- A site has its working hours once, in its settings: those of its missed calls go there. The column they were in stays for servers of the version
-- before that still run; nothing else reads it any more.
UPDATE sites SET settings = CONCAT('{"hours":', (SELECT c.hours FROM callback_settings c WHERE c.site_id = sites.id), ',', SUBSTRING(settings, 2, 1000000))
WHERE settings LIKE '{"%' AND id IN (SELECT c.site_id FROM callback_settings c WHERE c.hours IS NOT NULL);

UPDATE sites SET settings = CONCAT('{"hours":', (SELECT c.hours FROM callback_settings c WHERE c.site_id = sites.id), '}')
WHERE (settings IS NULL OR settings = '{}') AND id IN (SELECT c.site_id FROM callback_settings c WHERE c.hours IS NOT NULL);
