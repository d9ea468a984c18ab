using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Pipeline.Rows;

namespace MLNetGan.Tests.Pipeline.Rows;

[TestClass]
public sealed class NetworkReadersTests
{
    private const int Threads = 4;

    [TestMethod]
    public void It_Is_Freed_Once_And_Not_Before_The_Last_Reader_Ends()
    {
        int freed = 0;
        var readers = new NetworkReaders("Name", () => freed++);
        using (readers.Begin())
        {
            NetworkReaders.Reading inner = readers.Begin();
            readers.Close();
            Assert.AreEqual("Name", Assert.ThrowsExactly<ObjectDisposedException>(() => readers.Begin()).ObjectName);
            inner.Dispose();
            Assert.AreEqual(0, freed);
        }
        Assert.AreEqual(1, freed);
        readers.Close();
        Assert.AreEqual(1, freed);
    }

    // One of them owns it, as engines do unless they are told otherwise.
    [TestMethod]
    public void Readers_Of_A_Transformer_That_Is_Disposed_Of_Are_Told_So()
    {
        for (int i = 0; i < 1000; i++)
        {
            var transformer = new TwoImagesTransformer();
            using var begin = new Barrier(Threads + 1);
            Task<Exception>[] reads = [.. Enumerable.Range(0, Threads).Select(thread =>
                Task.Factory.StartNew(() => ReadToTheEnd(transformer, begin, thread), TaskCreationOptions.LongRunning))];
            begin.SignalAndWait();
            transformer.Dispose();
            foreach (Task<Exception> read in reads)
                Assert.AreEqual(typeof(TwoImagesTransformer).FullName, Assert.IsInstanceOfType<ObjectDisposedException>(read.Result).ObjectName);
        }
    }

    [TestMethod]
    public void Rows_Of_A_Disposed_Model_Say_So()
    {
        GeneratorTransformer dcgan = Tiny.Dcgan();
        IDataView images = dcgan.Generate(3);
        dcgan.Dispose();
        var error = Assert.ThrowsExactly<ObjectDisposedException>(() => Tiny.Images(images));
        Assert.AreEqual(typeof(GeneratorTransformer).FullName, error.ObjectName);
        Assert.Contains("OwnsTransformer", error.Message);
        Assert.ThrowsExactly<ObjectDisposedException>(() => dcgan.Summary());
    }

    [TestMethod]
    public void What_A_Model_Holds_Goes_With_It()
    {
        TransformerChain<AcGanTransformer> chain = Tiny.Train(Tiny.Digits, Tiny.Options());
        IDataView scored = chain.LastTransformer.Classifier.Transform(Tiny.Digits);
        chain.Dispose();
        var error = Assert.ThrowsExactly<ObjectDisposedException>(() => Tiny.Images(scored, "Score"));
        Assert.AreEqual(typeof(ClassifierTransformer).FullName, error.ObjectName);
    }

    private static Exception ReadToTheEnd(TwoImagesTransformer transformer, Barrier begin, int thread)
    {
        begin.SignalAndWait();
        try
        {
            var options = new PredictionEngineOptions { OwnsTransformer = thread == 0 };
            using var engine = Tiny.ML.Model.CreatePredictionEngine<SeedRow, Made>(transformer, options);
            for (int seed = 0; ; seed++)
                engine.Predict(new SeedRow { Seed = seed });
        }
        catch (Exception error)
        {
            return error;
        }
    }

    private sealed class Made
    {
        public float[] Left { get; set; } = [];
    }
}
