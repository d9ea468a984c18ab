using Microsoft.ML;

namespace MLNetGan;

/// <summary>Options of a system that measures what it trains on data that it is not trained on.</summary>
internal interface IMeasuredOptions
{
    /// <summary>Data to measure on, of the training data's columns; null holds some of the training data out.</summary>
    IDataView? ValidationSet { get; set; }

    /// <summary>The share of the training data that is held out where there is no other; 0 for none.</summary>
    double ValidationSetFraction { get; }
}
