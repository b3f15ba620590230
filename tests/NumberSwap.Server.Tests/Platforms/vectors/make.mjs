// Makes the vectors beside it with the platforms' own libraries. See README.md.
import assert from 'node:assert/strict';
import { createHash, createHmac, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const versionOf = name => `${name} ${JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url))).version}`;
const form = fields => new URLSearchParams(fields).toString();
const sha256 = text => createHash('sha256').update(text).digest('hex');
const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';
const AT = 1763806500; // 2025-11-22T10:15:00Z

const write = (platform, library, vectors) =>
  writeFileSync(new URL(`${platform}.json`, import.meta.url), JSON.stringify({ platform, library, vectors }, null, 2) + '\n');

/** What a ring's form may hold: plain, with a name in another script, with empty values. */
const forms = (id, status) => ({
  plain: { ...id, From: '+14158675310', To: '+14158675309', ...status, Direction: 'inbound' },
  unicode: { ...id, From: '+79161234567', To: '+74951234567', ...status, CallerName: 'Анна & Co, 100 % "ÆØ" 😀' },
  'empty values': { ...id, From: '', To: '+74951234567', ...status, CallerName: '', ForwardedFrom: '' },
  'names sorted by code': { ...id, to: '1', To: '+14158675309', T_o: '2', To2: '3', ...status },
});

/** How a webhook's address may look. */
const addresses = host => ({
  'no query': `https://${host}/v1/hooks/x/site`,
  query: `https://${host}/v1/hooks/x/site?dialled=%2B74951234567`,
  'query of two': `https://${host}/v1/hooks/x/site?foo=1&bar=2`,
});

function twilioLike(sign, accepts) {
  const vectors = [];
  const add = (name, address, fields) => {
    const signature = sign(address, fields);
    assert(accepts(signature, address, fields));
    assert(!accepts(signature, address, { ...fields, To: 'other' }));
    vectors.push({ name, method: 'POST', address, contentType: FORM, body: form(fields), signature });
  };
  const id = { CallSid: 'CA1234567890ABCDE', AccountSid: 'AC1' };
  for (const [at, address] of Object.entries(addresses('calls.example.com')))
    for (const [what, fields] of Object.entries(forms(id, { CallStatus: 'ringing' })))
      add(`${what}, ${at}`, address, fields);
  for (const [at, address] of Object.entries({ port: 'https://calls.example.com:8443/v1/hooks/x/site?a=b', 'standard port': 'https://calls.example.com:443/v1/hooks/x/site', 'http port': 'http://calls.example.com:80/v1/hooks/x/site' }))
    add(at, address, forms(id, { CallStatus: 'ringing' }).plain);
  return vectors;
}

// Twilio
{
  const twilio = require('twilio');
  const authToken = '0123456789abcdef0123456789abcdef';
  const vectors = twilioLike(
    (address, fields) => twilio.getExpectedTwilioSignature(authToken, address, fields),
    (signature, address, fields) => twilio.validateRequest(authToken, signature, address, fields));
  const get = `https://calls.example.com/v1/hooks/x/site?${form(forms({ CallSid: 'CA1' }, { CallStatus: 'ringing' }).unicode)}`;
  vectors.push({ name: 'GET', method: 'GET', address: get, body: '', signature: twilio.getExpectedTwilioSignature(authToken, get, {}) });
  for (const [name, body] of Object.entries({ json: '{"CallSid":"CA1","To":"+74951234567"}', 'json, unicode': '{"имя":"Анна"}', 'json, empty': '' })) {
    const address = `https://calls.example.com/v1/hooks/x/site?a=b&bodySHA256=${twilio.validateBody(body, sha256(body)) && sha256(body)}`;
    const signature = twilio.getExpectedTwilioSignature(authToken, address, {});
    assert(twilio.validateRequestWithBody(authToken, signature, address, body));
    assert(!twilio.validateRequestWithBody(authToken, signature, address, body + ' '));
    vectors.push({ name, method: 'POST', address, contentType: JSON_TYPE, body, signature });
  }
  const documented = { CallSid: 'CA1234567890ABCDE', Caller: '+14158675309', Digits: '1234', From: '+14158675309', To: '+18005551212' };
  const documentation = { name: 'documentation', key: '12345', method: 'POST', address: 'https://mycompany.com/myapp.php?foo=1&bar=2', contentType: FORM, body: form(documented), signature: 'RSOYDt4T1cUTdK1PDd93/VVr8B8=' };
  assert(twilio.validateRequest(documentation.key, documentation.signature, documentation.address, documented));
  vectors.push(documentation);
  write('twilio', `${versionOf('twilio')}, which signed`, vectors.map(({ signature, key, ...vector }) => ({ ...vector, credentials: { authToken: key ?? authToken }, headers: { 'X-Twilio-Signature': signature } })));
}

// SignalWire
{
  const { RestClient } = require('@signalwire/compatibility-api');
  const { validateRequest } = require('@signalwire/web-api');
  const signingKey = 'PSK_5b1f7c3e9a2d4f60';
  const vectors = twilioLike(
    (address, fields) => createHmac('sha1', signingKey).update(address + Object.keys(fields).sort().map(name => name + fields[name]).join('')).digest('base64'),
    (signature, address, fields) => RestClient.validateRequest(signingKey, signature, address, fields, true));
  vectors.push({ ...vectors[0], name: 'header of Twilio', header: 'X-Twilio-Signature' });
  for (const [at, address] of Object.entries(addresses('calls.example.com'))) {
    const body = '{"call":{"call_id":"c1","direction":"inbound","type":"phone","from":"+79161234567","to":"+74951234567"},"vars":{"имя":"Анна"}}';
    const signature = createHmac('sha1', signingKey).update(address + body).digest('hex');
    assert(validateRequest(signingKey, signature, address, body));
    assert(!validateRequest(signingKey, signature, address, body + ' '));
    vectors.push({ name: `json, ${at}`, method: 'POST', address, contentType: JSON_TYPE, body, signature });
  }
  const sdk = { name: 'sdk', key: 'PSKtest1234567890abcdef', method: 'POST', address: 'https://example.ngrok.io/webhook', contentType: JSON_TYPE, body: '{"event":"call.state","params":{"call_id":"abc-123","state":"answered"}}', signature: 'c3c08c1fefaf9ee198a100d5906765a6f394bf0f' };
  assert(validateRequest(sdk.key, sdk.signature, sdk.address, sdk.body));
  vectors.push(sdk);
  write('signalwire', `${versionOf('@signalwire/compatibility-api')}, which accepted the forms; ${versionOf('@signalwire/web-api')}, which accepted the JSON`,
    vectors.map(({ signature, key, header, ...vector }) => ({ ...vector, credentials: { signingKey: key ?? signingKey }, headers: { [header ?? 'X-SignalWire-Signature']: signature } })));
}

// Plivo: the library only verifies.
{
  const { validateV3Signature } = require('plivo');
  const authToken = 'MmU0ZGYxNjM4YTVlNGY3Yjg5YWJjZGVmMDEyMzQ1';
  const nonce = '05429567804466091622';
  const sorted = pairs => [...pairs].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const base = (method, address, fields) => {
    const [bare, query = ''] = address.split('?');
    const parameters = [...new URLSearchParams(query)].sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : 1)).map(([name, value]) => `${name}=${value}`).join('&');
    const hasFields = method === 'POST' && Object.keys(fields).length > 0;
    return bare + (parameters || hasFields ? '?' : '') + parameters + (parameters && hasFields ? '.' : '') + (hasFields ? sorted(Object.entries(fields)).map(pair => pair.join('')).join('') : '');
  };
  const signatureOf = (method, address, fields) => createHmac('sha256', authToken).update(`${base(method, address, fields)}.${nonce}`).digest('base64');
  const vectors = [];
  const add = (name, method, address, fields = {}, list = signature => signature) => {
    const signature = list(signatureOf(method, address, fields));
    assert(validateV3Signature(method, address, nonce, authToken, signature, fields), name);
    assert(!validateV3Signature(method, `${address}${address.includes('?') ? '&' : '?'}x=y`, nonce, authToken, signature, fields));
    vectors.push({
      name, method, address, ...(method === 'POST' ? { contentType: FORM } : {}), body: method === 'POST' ? form(fields) : '', credentials: { authToken },
      headers: { 'X-Plivo-Signature-V3': signature, 'X-Plivo-Signature-V3-Nonce': nonce },
    });
  };
  const all = forms({ CallUUID: '97ceeb52-58b6-11e1-86da-77300b68f8bb', Event: 'StartApp' }, { CallStatus: 'ringing' });
  for (const [at, address] of Object.entries({ ...addresses('calls.example.com'), port: 'https://calls.example.com:8443/v1/hooks/x/site?b=2&a=1', 'empty value': 'https://calls.example.com/v1/hooks/x/site?b=&a=1', unicode: `https://calls.example.com/v1/hooks/x/site?who=${encodeURIComponent('Анна & Co')}` }))
    for (const [what, fields] of Object.entries(all))
      add(`${what}, ${at}`, 'POST', address, fields);
  add('no fields', 'POST', 'https://calls.example.com/v1/hooks/x/site?a=1');
  for (const [what, fields] of Object.entries(all))
    add(`GET, ${what}`, 'GET', `https://calls.example.com/v1/hooks/x/site?${form(fields)}`);
  add('several signatures, ours last', 'POST', 'https://calls.example.com/v1/hooks/x/site', all.plain, signature => `${'A'.repeat(43)}=,${signature}`);
  add('several signatures, ours first', 'POST', 'https://calls.example.com/v1/hooks/x/site', all.plain, signature => `${signature},${'A'.repeat(43)}=`);
  write('plivo', `${versionOf('plivo')}, which accepted`, vectors);
}

// Telnyx: the library only verifies. The key is the first of RFC 8032's examples.
{
  const Telnyx = require('telnyx').default ?? require('telnyx');
  const seed = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex');
  const privateKey = createPrivateKey({ key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');
  const client = new Telnyx({ apiKey: 'KEY', publicKey });
  const event = JSON.stringify({ data: { record_type: 'event', event_type: 'call.initiated', id: '0ccc7b54-4df3-4bca-a65a-3da1ecc777f0', occurred_at: '2018-02-02T22:25:27.521992Z', payload: { call_control_id: 'v2:T02llQxIyaRkhfRKxgAP8nY511EhFLizdvdUKJiSw8d6A9BborherQ', connection_id: '7267xxxxxxxxxxxxxx', call_leg_id: '428c31b6-7af4-4bcb-b7f5-5013ef9657c1', call_session_id: '428c31b6-abf3-3bc1-b7f4-5013ef9657c1', from: '+35319605860', to: '+13129457420', direction: 'incoming', state: 'parked' } } });
  const bodies = { event: [JSON_TYPE, event], 'event, unicode': [JSON_TYPE, event.replace('parked', 'Анна 😀')], ...Object.fromEntries(Object.entries(forms({ CallSid: 'v3:9X2vxPDFY2RHSJ1EdMS0RHRksMTg7ldNxdjWbVr9zBjbGjGsSe-aiQ' }, { CallStatus: 'ringing' })).map(([what, fields]) => [`TeXML, ${what}`, [FORM, form(fields)]])) };
  const vectors = [];
  const now = Date.now;
  for (const [name, [contentType, body]] of Object.entries(bodies)) {
    for (const late of [0, 300, -300]) {
      const headers = { 'telnyx-timestamp': `${AT}`, 'telnyx-signature-ed25519': sign(null, Buffer.from(`${AT}|${body}`), privateKey).toString('base64') };
      Date.now = () => (AT + late) * 1000;
      // The library reads what it has verified as JSON; a form has to get that far.
      await client.webhooks.unwrap(body, { headers }).catch(wrong => assert(contentType === FORM && wrong instanceof SyntaxError, `${name}: ${wrong}`));
      await assert.rejects(client.webhooks.unwrap(body + ' ', { headers }));
      vectors.push({ name: `${name}, ${late} s later`, method: 'POST', address: 'https://calls.example.com/v1/hooks/x/site', contentType, body, at: AT + late, credentials: { publicKey }, headers });
      Date.now = () => (AT + late + Math.sign(late || 1) * 301) * 1000;
      await assert.rejects(client.webhooks.unwrap(body, { headers }));
      Date.now = now;
    }
  }
  write('telnyx', `${versionOf('telnyx')}, which accepted`, vectors);
}

// Vonage: the library verifies the token; how the payload is hashed, it leaves to its user.
{
  const { verifySignature } = require('@vonage/jwt');
  const signatureSecret = 'ZYPfyNBLaJGvxcnqKW3JtzPvTSuXcUKQyyPbtJhRCk2RH5cUGN';
  const part = value => Buffer.from(JSON.stringify(value)).toString('base64url');
  const tokenOf = payload => {
    const data = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ iat: AT, jti: 'a1b2c3d4-0000-4000-8000-000000000001', iss: 'Vonage', payload_hash: sha256(payload), api_key: 'a1b2c3d', application_id: 'aaaaaaaa-bbbb-cccc-dddd-0123456789ab' })}`;
    return `${data}.${createHmac('sha256', signatureSecret).update(data).digest('base64url')}`;
  };
  const ring = { to: '442079460000', from: '447700900000', conversation_uuid: 'CON-aaaaaaaa-bbbb-cccc-dddd-0123456789ab', uuid: 'aaaaaaaa-bbbb-cccc-dddd-0123456789ab' };
  const event = { headers: {}, from: '447700900000', to: '442079460000', uuid: 'aaaaaaaabbbbccccdddd0123456789ab', conversation_uuid: 'CON-aaaaaaaa-bbbb-cccc-dddd-0123456789ab', status: 'ringing', direction: 'inbound', timestamp: '2020-01-01T14:00:00.000Z' };
  const vectors = [];
  const add = (name, method, address, body, payload, at = AT) => {
    const token = tokenOf(payload);
    assert(verifySignature(token, signatureSecret));
    assert(!verifySignature(token, signatureSecret + 'x'));
    vectors.push({ name, method, address, ...(method === 'POST' ? { contentType: JSON_TYPE } : {}), body, at, credentials: { signatureSecret }, headers: { Authorization: `Bearer ${token}` } });
  };
  const address = 'https://calls.example.com/v1/hooks/x/site';
  for (const [what, body] of Object.entries({ ring, event, unicode: { ...event, 'SipHeader_X-Name': 'Анна "ÆØ" 😀' }, 'empty values': { ...event, from: '' } }))
    for (const late of [0, 300, -300])
      add(`${what}, ${late} s later`, 'POST', address, JSON.stringify(body), JSON.stringify(body), AT + late);
  for (const [what, query] of Object.entries({ ring, unicode: { ...ring, 'SipHeader_X-Name': 'Анна "ÆØ" / 😀' }, 'empty value': { ...ring, from: '' } }))
    add(`GET, ${what}`, 'GET', `${address}?${form(query)}`, '', JSON.stringify(query));
  write('vonage', `${versionOf('@vonage/jwt')}, which accepted the tokens`, vectors);
}
