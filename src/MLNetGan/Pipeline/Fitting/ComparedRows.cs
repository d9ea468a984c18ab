using Microsoft.ML;
using MLNetGan.Networks;
using MLNetGan.Training;

namespace MLNetGan.Pipeline.Fitting;

/// <summary>The rows whose images are compared with those that are made while a system trains: all, or a random sample.</summary>
internal static class ComparedRows
{
    /// <summary>Training images, and as many as the options say of noise.</summary>
    public static IComparedImages OfNoise(TrainingInput input, Network generator)
    {
        (ViewBatchSource rows, int count) = Sample(input, input.View, input.Options.EvaluationImages);
        return new LatentImages(generator, rows, count, input.Options.EvaluationImages, input.Device);
    }

    /// <summary>Targets and translations: of held-out rows where there are some, else of those that are trained on.</summary>
    public static IComparedImages OfTranslations(TrainingInput input, Network translator)
    {
        IMeasuredOptions? measured = input.Options as IMeasuredOptions;
        // Fewer rows are some of those that are held out: both are chosen by the same hash.
        int heldOut = measured is { ValidationSet: null, ValidationSetFraction: > 0 and var fraction }
            ? HeldOutRows.Choose(input.View, fraction, input.Options.Seed ?? 0).Count : 0;
        int most = heldOut > 0 ? Math.Min(heldOut, input.Options.EvaluationImages) : input.Options.EvaluationImages;
        (ViewBatchSource rows, int count) = Sample(input, measured?.ValidationSet ?? input.View, most);
        return new TranslatedImages(translator, rows, count, input.Device);
    }

    private static (ViewBatchSource Rows, int Count) Sample(TrainingInput input, IDataView view, int most)
    {
        TrainingOptions options = input.Options;
        HeldOutRows chosen = HeldOutRows.Choose(view, most, options.Seed ?? 0);
        TrainingColumns columns = view == input.View ? input.Columns : MeasuredData.SameColumns(view, input.Columns, options);
        return (new ViewBatchSource(view, columns, options, chosen, readsHeldOut: true), chosen.Count);
    }
}
