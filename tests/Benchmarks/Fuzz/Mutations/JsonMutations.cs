using System.Text;
using System.Text.Json.Nodes;
using MLNetGan.Randomness;

namespace MLNetGan.Benchmarks.Fuzz;

/// <summary>Damage to what a JSON file says; it stays JSON.</summary>
internal static class JsonMutations
{
    // Takes the place of a value until that is written, for there is none in a document of nodes that is 1e400.
    private const string Mark = "@";

    private static readonly string[] s_values =
    [
        "null", "true", "\"\"", "\"x\"", "[]", "{}", "[null]", "0", "-1", "1", "0.5", "255", "65536",
        "2147483647", "2147483648", "-2147483649", "9223372036854775807", "1e308", "1e400",
        new string('[', 2000) + new string(']', 2000), $"\"{new string('x', 5000)}\"",
    ];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("value replaced", Replace),
        new("property dropped", Drop),
        new("property renamed", Rename),
        new("element repeated", Repeat),
    ];

    private static byte[] Replace(byte[] whole, ref CounterRandom random)
    {
        if (JsonNode.Parse(whole) is not { } root || Nodes(root).Skip(1).ToArray() is not { Length: > 0 } nodes)
            return whole;
        nodes[random.Below(nodes.Length)].ReplaceWith(Mark);
        return Encoding.UTF8.GetBytes(root.ToJsonString().Replace($"\"{Mark}\"", s_values[random.Below(s_values.Length)]));
    }

    private static byte[] Drop(byte[] whole, ref CounterRandom random) =>
        Change(whole, ref random, static (parent, name, _) => parent.Remove(name));

    private static byte[] Rename(byte[] whole, ref CounterRandom random) => Change(whole, ref random, static (parent, name, value) =>
    {
        parent.Remove(name);
        parent[name + Mark] = value;
    });

    private static byte[] Repeat(byte[] whole, ref CounterRandom random)
    {
        JsonNode? root = JsonNode.Parse(whole);
        JsonArray[] arrays = [.. Nodes(root).OfType<JsonArray>().Where(array => array.Count > 0)];
        if (arrays.Length == 0)
            return whole;
        JsonArray array = arrays[random.Below(arrays.Length)];
        array.Add(array[random.Below(array.Count)]?.DeepClone());
        return Encoding.UTF8.GetBytes(root!.ToJsonString());
    }

    private static byte[] Change(byte[] whole, ref CounterRandom random, Action<JsonObject, string, JsonNode?> change)
    {
        JsonNode? root = JsonNode.Parse(whole);
        JsonObject[] objects = [.. Nodes(root).OfType<JsonObject>().Where(one => one.Count > 0)];
        if (objects.Length == 0)
            return whole;
        JsonObject parent = objects[random.Below(objects.Length)];
        (string name, JsonNode? value) = parent.ElementAt(random.Below(parent.Count));
        change(parent, name, value);
        return Encoding.UTF8.GetBytes(root!.ToJsonString());
    }

    private static IEnumerable<JsonNode> Nodes(JsonNode? node) => node switch
    {
        null => [],
        JsonObject parent => parent.SelectMany(property => Nodes(property.Value)).Prepend(node),
        JsonArray parent => parent.SelectMany(Nodes).Prepend(node),
        _ => [node],
    };
}
