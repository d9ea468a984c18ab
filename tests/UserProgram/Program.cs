using System.Diagnostics;
using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan;
using UserProgram;

// Usage: UserProgram train RUN : ends while another thread trains with that run folder.
//        UserProgram quit      : ends on the very thread that trains.
//        UserProgram read      : ends while other threads read a generator.
//        UserProgram save ZIP  : saves a generator.
//        UserProgram grow      : is killed while it grows a generator.
//        UserProgram together RUN : trains 56 steps in the processes that mpirun started, each of which prints what it has.
//        UserProgram begun RUN : as that, after it has begun MPICH itself, for one thread.
//        UserProgram snippets FOLDER DLL... : runs compiled programs in a folder, one after the other.
if (args[0] == "snippets")
{
    Directory.SetCurrentDirectory(args[1]);
    foreach (string program in args[2..])
    {
        Console.WriteLine(program);
        Assembly.LoadFrom(program).EntryPoint!.Invoke(null, [Array.Empty<string>()]);
    }
    return;
}
var context = new MLContext(seed: 1);
IDataView digits = context.Gan().Data.DrawnDigits(64);

GeneratorTransformer Fit(int epochs, Action onReport, string? run = null) => context.Gan().Dcgan(new DcganOptions
{
    LatentSize = 8,
    BaseChannels = 16,
    BatchSize = 8,
    Epochs = epochs,
    RunFolder = run,
    Progress = new FirstReport(onReport),
}).Fit(digits);

using var hasBegun = new CountdownEvent(args[0] == "read" ? 4 : 1);
switch (args[0])
{
    case "train":
        new Thread(() => Fit(int.MaxValue, () => hasBegun.Signal(), args[1])) { IsBackground = true }.Start();
        hasBegun.Wait();
        break;
    case "quit":
        Fit(int.MaxValue, () =>
        {
            // After the library's own handler.
            long asked = Stopwatch.GetTimestamp();
            AppDomain.CurrentDomain.ProcessExit += (_, _) =>
            {
                if (Stopwatch.GetElapsedTime(asked) > TimeSpan.FromSeconds(5))
                    Console.WriteLine("The end waited for the thread that ends the program.");
            };
            Environment.Exit(0);
        });
        break;
    case "read":
        GeneratorTransformer generator = Fit(1, () => { });
        for (int i = 0; i < hasBegun.InitialCount; i++)
        {
            new Thread(() =>
            {
                foreach (long seed in Enumerable.Range(0, int.MaxValue))
                {
                    generator.Generate(64, seed).GetColumn<float[]>("Image").Count();
                    if (seed == 0)
                        hasBegun.Signal();
                }
            })
            { IsBackground = true }.Start();
        }
        hasBegun.Wait();
        break;
    case "save":
        using (GeneratorTransformer saved = Fit(1, () => { }))
            context.Model.Save(saved, digits.Schema, args[1]);
        break;
    case "begun":
        _ = Mpich.Begin(0, 0);
        goto case "together";
    case "together":
        DcganOptions shared = new()
        {
            LatentSize = 8,
            BaseChannels = 4,
            BatchSize = 8,
            Epochs = 7,
            RunFolder = args[1],
            Distributed = DistributedTraining.Mpi,
            SynchronizeBatchNormalization = false,
        };
        using (GeneratorTransformer made = context.Gan().Dcgan(shared).Fit(digits))
            Console.WriteLine(Prints.Of(made));
        break;
    case "grow":
        ProGanOptions options = ProGanOptions.Compact();
        options.Progress = new FirstReport(() => Environment.FailFast("killed"));
        context.Gan().ProGan(options).Fit(digits);
        break;
}
