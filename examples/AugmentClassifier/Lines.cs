using MLNetGan;

/// <summary>Tells of each repetition what the generated images were like.</summary>
internal sealed class Lines : IProgress<UpliftProgress>
{
    public void Report(UpliftProgress value)
    {
        UpliftDiagnosis found = value.Last.Diagnosis;
        Console.WriteLine($"{value.Finished} of {value.Cells}: {found.LabelAccuracy:P0} of generated images look like their label, {found.CopiedShare:P0} are copies");
    }
}
