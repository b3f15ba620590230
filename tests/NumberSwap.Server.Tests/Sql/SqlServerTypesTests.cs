using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.Data.SqlClient;
using Microsoft.SqlServer.Server;
using Xunit;

namespace NumberSwap.Server.Tests.Sql;

/// <summary>SqlClient needs an assembly that is no package of ours: NumberSwap.SqlServerTypes stands in for it.</summary>
public sealed class SqlServerTypesTests
{
    private const string Name = "Microsoft.SqlServer.Server";

    [Fact]
    public void Every_type_and_member_that_SqlClient_takes_from_the_assembly_is_in_ours()
    {
        using var file = new PEReader(File.OpenRead(typeof(SqlConnection).Assembly.Location));
        var metadata = file.GetMetadataReader();
        var assembly = metadata.AssemblyReferences.Single(r => metadata.GetString(metadata.GetAssemblyReference(r).Name) == Name);
        var types = metadata.TypeReferences.Where(t => metadata.GetTypeReference(t).ResolutionScope == assembly).ToHashSet();

        Assert.NotEmpty(types);
        foreach (var type in types)
        {
            var found = typeof(Format).Assembly.GetType(FullName(metadata, type));
            Assert.True(found is { IsPublic: true }, FullName(metadata, type));
        }

        foreach (var member in metadata.MemberReferences.Select(metadata.GetMemberReference).Where(m => m.Parent.Kind == HandleKind.TypeReference))
        {
            var type = (TypeReferenceHandle)member.Parent;
            if (types.Contains(type))
            {
                var found = typeof(Format).Assembly.GetType(FullName(metadata, type))!.GetMember(metadata.GetString(member.Name));
                Assert.True(found.Length == 1, FullName(metadata, type) + "." + metadata.GetString(member.Name));
            }
        }
    }

    [Fact]
    public void The_runtime_takes_ours_for_what_SqlClient_asks_for()
    {
        var asked = typeof(SqlConnection).Assembly.GetReferencedAssemblies().Single(a => a.Name == Name);
        Assert.Same(typeof(Format).Assembly, Assembly.Load(asked));
    }

    /// <summary>The methods through which every parameter goes mention those types: preparing them loads the assembly, as the first command would.</summary>
    [Fact]
    public void SqlClients_code_that_mentions_the_types_can_be_prepared()
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        var methods = typeof(SqlParameter).Assembly.GetTypes()
            .Where(t => t is { ContainsGenericParameters: false, Name: "SqlParameter" or "MetaType" or "TdsParser" or "AssemblyCache" or "SqlCommand" })
            .SelectMany(t => t.GetMethods(All))
            .Where(m => m is { IsAbstract: false, ContainsGenericParameters: false } && m.GetMethodBody() is not null)
            .ToList();
        Assert.True(methods.Count > 500);
        foreach (var method in methods)
        {
            System.Runtime.CompilerServices.RuntimeHelpers.PrepareMethod(method.MethodHandle);
        }
    }

    [Fact]
    public void A_parameter_of_any_plain_type_gets_its_SQL_type()
    {
        using var command = new SqlCommand("SELECT @p");
        foreach (var value in new object[] { "text", 1, 2L, 0.5, true, DBNull.Value, new byte[1] })
        {
            Assert.NotEqual(System.Data.SqlDbType.Udt, command.Parameters.AddWithValue("@p", value).SqlDbType);
        }
    }

    private static string FullName(MetadataReader metadata, TypeReferenceHandle type)
    {
        var reference = metadata.GetTypeReference(type);
        return metadata.GetString(reference.Namespace) + "." + metadata.GetString(reference.Name);
    }
}
