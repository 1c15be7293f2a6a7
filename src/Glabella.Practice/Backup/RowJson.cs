using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Glabella.Practice;

/// <summary>Rows as JSON, the same from either database: mapped columns only, by their property names.</summary>
internal static class RowJson
{
    /// <summary>Options for the rows of a model.</summary>
    public static JsonSerializerOptions For(IModel model) => new(RecordJson.Options)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { type => Restrict(type, model) } },
    };

    /// <summary>Entity types, each after those that it refers to.</summary>
    public static List<IEntityType> InOrder(IModel model)
    {
        var waiting = model.GetEntityTypes().Where(e => !e.IsOwned()).OrderBy(e => e.GetTableName(), StringComparer.Ordinal).ToList();
        List<IEntityType> ordered = [];
        while (waiting.Count > 0)
        {
            var ready = waiting.First(e => e.GetForeignKeys().All(k => k.PrincipalEntityType == e || ordered.Contains(k.PrincipalEntityType)));
            waiting.Remove(ready);
            ordered.Add(ready);
        }

        return ordered;
    }

    private static void Restrict(JsonTypeInfo type, IModel model)
    {
        if (model.FindEntityType(type.Type) is not { } entity || entity.IsOwned())
        {
            return;
        }

        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            var property = type.Properties[i];
            var member = type.Type.GetProperty(((System.Reflection.MemberInfo)property.AttributeProvider!).Name)!;
            if (entity.FindProperty(member.Name) is null && entity.FindNavigation(member.Name)?.TargetEntityType.IsOwned() != true)
            {
                type.Properties.RemoveAt(i);
            }
            else if (property.Set is null && member.GetSetMethod(nonPublic: true) is { } set)
            {
                property.Set = (row, value) => set.Invoke(row, [value]);
            }
        }
    }
}
