using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Contracts.TorchSharp;

[TestClass]
public sealed class GridSampleTests
{
    private static readonly float[] s_image = [1, 2, 3, 4];

    // A shift by half an image of two pixels: the places of the second column and, right of it, outside.
    private static Tensor Sample(GridSampleMode mode, GridSamplePaddingMode padding, bool? corners, float shift)
    {
        Tensor grid = nn.functional.affine_grid(tensor([1f, 0, shift, 0, 1, 0], 1, 2, 3), [1, 1, 2, 2], align_corners: corners ?? false);
        return nn.functional.grid_sample(tensor(s_image, 1, 1, 2, 2), grid, mode, padding, corners);
    }

    [TestMethod]
    public void OutsideIsZeroByDefaultAndTheEdgeOrItsReflectionOnDemand()
    {
        Close.To([2, 0, 4, 0], Sample(GridSampleMode.Bilinear, GridSamplePaddingMode.Zeros, null, 1));
        Close.To([2, 2, 4, 4], Sample(GridSampleMode.Bilinear, GridSamplePaddingMode.Border, false, 1));
        Close.To([2, 1, 4, 3], Sample(GridSampleMode.Bilinear, GridSamplePaddingMode.Reflection, false, 2));
    }

    [TestMethod]
    public void BilinearMixesAndNearestChooses()
    {
        Close.To([1.25f, 1.5f, 3.25f, 3], Sample(GridSampleMode.Bilinear, GridSamplePaddingMode.Zeros, false, 0.25f));
        Close.To([1, 2, 3, 4], Sample(GridSampleMode.Nearest, GridSamplePaddingMode.Zeros, false, 0.25f));
    }

    [TestMethod]
    public void AlignedCornersAreTheCentresOfTheOuterPixels() =>
        Close.To([1.5f, 1, 3.5f, 2], Sample(GridSampleMode.Bilinear, GridSamplePaddingMode.Zeros, true, 1));

    [TestMethod]
    public void GridsAreOfFloatingPointAndNotEmpty()
    {
        Assert.ThrowsExactly<ExternalException>(() => nn.functional.affine_grid(zeros([0, 2, 3]), [0, 1, 2, 2]));
        Assert.ThrowsExactly<ExternalException>(() => nn.functional.affine_grid(zeros([1, 2, 3])));
        Assert.ThrowsExactly<ExternalException>(() => nn.functional.affine_grid(zeros([1, 2, 3], ScalarType.Int64), [1, 1, 2, 2]));
    }
}
