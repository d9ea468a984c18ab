using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Onnx;

public sealed class OnnxScoringEstimator : TrivialEstimator<OnnxTransformer>
{
    internal OnnxScoringEstimator(IHostEnvironment env, OnnxTransformer transformer)
        : base(env.Register(nameof(OnnxTransformer)), transformer)
    {
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Contracts.CheckValue(inputSchema, nameof(inputSchema));
        foreach (string input in Transformer.Inputs)
        {
            if (!inputSchema.TryFindColumn(input, out SchemaShape.Column col))
                throw Contracts.ExceptSchemaMismatch(nameof(inputSchema), "input", input);
            OnnxVariable variable = Transformer.Model.Inputs.FirstOrDefault(v => v.Name == input)
                ?? throw Contracts.Except($"Column {input} doesn't match input node names of model.");
            // Inputs without a dimension fail here, in the real package too.
            DataViewType expected = ((VectorDataViewType)variable.Type).ItemType;
            if (!col.ItemType.Equals(expected))
                throw Contracts.ExceptSchemaMismatch(nameof(inputSchema), "input", input, expected.ToString(), col.ItemType.ToString());
        }
        var columns = inputSchema.ToDictionary(column => column.Name);
        // Under the model's own names: the transformer drops the suffix ".output", the shape does not.
        foreach (OnnxVariable output in Transformer.Outputs)
        {
            var kind = output.Type is VectorDataViewType { IsKnownSize: true }
                ? SchemaShape.Column.VectorKind.Vector
                : SchemaShape.Column.VectorKind.VariableVector;
            columns[output.Name] = new SchemaShape.Column(output.Name, kind, output.Type.ItemType(), false);
        }
        return new SchemaShape(columns.Values);
    }
}
