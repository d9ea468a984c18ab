using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace MLNetGan.Tests.Rooms;

/// <summary>
/// TorchSharp adds tensors with a factor of 1 that nothing holds, which may be finalized while native code still reads it: once in many
/// thousands of steps a training ended so.
/// </summary>
[TestClass]
public sealed class HeldScalarTests
{
    private static readonly string[] s_unheld = ["op_Addition(Tensor, Tensor)", "add(Tensor)", "add_(Tensor)"];

    [TestMethod]
    public void Tensors_Are_Added_With_A_Factor_That_Is_Held()
    {
        using FileStream file = File.OpenRead(typeof(GanCatalog).Assembly.Location);
        using var assembly = new PEReader(file);
        MetadataReader reader = assembly.GetMetadataReader();
        MemberReference[] members = [.. reader.MemberReferences.Select(handle => reader.GetMemberReference(handle))];
        string[] used = [.. members.Where(IsOfTensor).Select(Signature)];

        CollectionAssert.Contains(used, "op_Subtraction(Tensor, Tensor)");
        string[] unheld = [.. s_unheld.Intersect(used)];
        Assert.IsEmpty(unheld, $"Arithmetic.Plus and Add hold the factor, unlike {string.Join(", ", unheld)}.");

        bool IsOfTensor(MemberReference member) => member.GetKind() == MemberReferenceKind.Method
            && member.Parent.Kind == HandleKind.TypeReference
            && reader.GetString(reader.GetTypeReference((TypeReferenceHandle)member.Parent).Name) == "Tensor";

        string Signature(MemberReference member) =>
            $"{reader.GetString(member.Name)}({string.Join(", ", member.DecodeMethodSignature(new TypeNames(), null).ParameterTypes)})";
    }

    /// <summary>Names of types in signatures.</summary>
    private sealed class TypeNames : ISignatureTypeProvider<string, object?>
    {
        public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) =>
            reader.GetString(reader.GetTypeReference(handle).Name);

        public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => "";

        public string GetTypeFromSpecification(MetadataReader reader, object? context, TypeSpecificationHandle handle, byte rawTypeKind) =>
            "";

        public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();

        public string GetArrayType(string elementType, ArrayShape shape) => elementType;

        public string GetSZArrayType(string elementType) => elementType;

        public string GetByReferenceType(string elementType) => elementType;

        public string GetPointerType(string elementType) => elementType;

        public string GetPinnedType(string elementType) => elementType;

        public string GetFunctionPointerType(MethodSignature<string> signature) => "";

        public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => genericType;

        public string GetGenericMethodParameter(object? context, int index) => "";

        public string GetGenericTypeParameter(object? context, int index) => "";

        public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;
    }
}
