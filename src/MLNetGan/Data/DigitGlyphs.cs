using System.Numerics;

namespace MLNetGan.Data;

/// <summary>One pen stroke: control points of a smooth curve; a point given twice is a corner.</summary>
internal readonly record struct Stroke(Vector2[] Points);

/// <summary>
/// How people write the digits 0 to 9: for every digit some variants, for every variant its strokes, in a unit box
/// (x to the right, y down).
/// </summary>
internal static class DigitGlyphs
{
    private static readonly Stroke[][][] s_variants =
    [
        [
            [Line(.52f, .03f, .28f, .12f, .15f, .48f, .26f, .86f, .50f, .97f, .75f, .84f, .85f, .48f, .73f, .13f, .50f, .03f)],
            [Line(.66f, .10f, .42f, .04f, .20f, .26f, .15f, .62f, .30f, .92f, .56f, .96f, .80f, .70f, .82f, .32f, .64f, .08f, .44f, .12f)],
            [Line(.46f, .04f, .30f, .22f, .24f, .56f, .34f, .90f, .52f, .97f, .68f, .80f, .74f, .44f, .66f, .14f, .46f, .04f)],
        ],
        [
            [Line(.50f, .03f, .50f, .50f, .50f, .97f)],
            [Line(.30f, .24f, .44f, .14f, .54f, .03f, .54f, .03f, .53f, .50f, .52f, .97f)],
            [Line(.34f, .20f, .52f, .04f, .52f, .04f, .51f, .50f, .51f, .95f), Line(.33f, .95f, .50f, .95f, .70f, .95f)],
        ],
        [
            [Line(.18f, .24f, .32f, .07f, .60f, .05f, .76f, .25f, .64f, .52f, .40f, .76f, .17f, .95f, .17f, .95f, .50f, .93f, .85f, .94f)],
            [Line(.20f, .22f, .42f, .05f, .70f, .12f, .74f, .36f, .54f, .66f, .30f, .90f, .16f, .88f, .24f, .76f, .44f, .84f,
                .64f, .95f, .88f, .86f)],
            [Line(.22f, .12f, .52f, .04f, .78f, .20f, .70f, .46f, .44f, .70f, .20f, .92f, .20f, .92f, .52f, .97f, .82f, .90f)],
        ],
        [
            [Line(.20f, .15f, .46f, .03f, .74f, .16f, .66f, .38f, .40f, .47f, .40f, .47f, .70f, .55f, .80f, .76f, .54f, .97f, .18f, .86f)],
            [Line(.20f, .06f, .50f, .06f, .76f, .06f, .76f, .06f, .44f, .42f, .44f, .42f, .72f, .50f, .80f, .74f, .56f, .96f, .18f, .88f)],
            [Line(.24f, .10f, .54f, .03f, .72f, .20f, .56f, .42f, .34f, .48f, .58f, .48f, .78f, .66f, .68f, .90f, .42f, .97f, .20f, .90f)],
        ],
        [
            [Line(.24f, .06f, .20f, .32f, .16f, .58f, .16f, .58f, .50f, .57f, .86f, .55f), Line(.72f, .10f, .69f, .52f, .66f, .97f)],
            [Line(.64f, .03f, .40f, .34f, .12f, .66f, .12f, .66f, .50f, .66f, .88f, .65f), Line(.64f, .03f, .63f, .50f, .62f, .97f)],
            [Line(.20f, .07f, .14f, .34f, .26f, .55f, .52f, .54f, .78f, .46f), Line(.82f, .08f, .76f, .50f, .66f, .97f)],
        ],
        [
            [Line(.78f, .05f, .54f, .06f, .30f, .06f, .30f, .06f, .28f, .26f, .25f, .46f, .25f, .46f, .52f, .38f, .78f, .55f, .75f, .83f,
                .46f, .97f, .16f, .87f)],
            [Line(.30f, .08f, .28f, .26f, .26f, .45f, .26f, .45f, .56f, .42f, .76f, .62f, .66f, .88f, .40f, .97f, .17f, .90f),
                Line(.30f, .08f, .54f, .07f, .82f, .04f)],
            [Line(.80f, .04f, .50f, .08f, .34f, .20f, .34f, .40f, .58f, .50f, .74f, .68f, .62f, .90f, .38f, .97f, .16f, .86f)],
        ],
        [
            [Line(.66f, .03f, .38f, .22f, .21f, .56f, .28f, .86f, .52f, .97f, .76f, .82f, .72f, .58f, .50f, .50f, .25f, .66f)],
            [Line(.56f, .02f, .34f, .34f, .22f, .68f, .32f, .93f, .56f, .96f, .72f, .78f, .62f, .60f, .40f, .62f, .24f, .78f)],
            [Line(.76f, .10f, .52f, .05f, .28f, .28f, .18f, .62f, .32f, .92f, .60f, .95f, .80f, .74f, .66f, .54f, .40f, .54f, .22f, .72f)],
        ],
        [
            [Line(.16f, .08f, .48f, .08f, .80f, .06f, .80f, .06f, .58f, .48f, .40f, .97f)],
            [Line(.16f, .08f, .48f, .08f, .82f, .06f, .82f, .06f, .62f, .46f, .46f, .97f), Line(.36f, .52f, .54f, .50f, .74f, .49f)],
            [Line(.17f, .24f, .19f, .08f, .19f, .08f, .50f, .09f, .80f, .07f, .80f, .07f, .60f, .40f, .50f, .97f)],
            [Line(.16f, .14f, .44f, .05f, .76f, .08f, .70f, .34f, .54f, .62f, .42f, .97f)],
        ],
        [
            [Line(.72f, .16f, .46f, .03f, .25f, .20f, .40f, .42f, .66f, .58f, .75f, .80f, .50f, .97f, .24f, .82f, .36f, .58f, .64f, .40f,
                .74f, .20f, .60f, .05f)],
            [Line(.50f, .03f, .28f, .14f, .32f, .36f, .52f, .47f, .70f, .34f, .72f, .13f, .50f, .03f),
                Line(.52f, .47f, .26f, .60f, .24f, .86f, .50f, .97f, .76f, .84f, .74f, .60f, .52f, .47f)],
            [Line(.78f, .12f, .54f, .04f, .32f, .14f, .38f, .38f, .62f, .58f, .66f, .84f, .46f, .97f, .28f, .84f, .38f, .60f,
                .62f, .40f, .80f, .16f)],
        ],
        [
            [Line(.74f, .24f, .54f, .04f, .27f, .18f, .28f, .44f, .52f, .51f, .73f, .28f, .73f, .28f, .71f, .60f, .64f, .97f)],
            [Line(.72f, .16f, .48f, .04f, .24f, .22f, .32f, .46f, .58f, .46f, .74f, .20f, .74f, .20f, .76f, .60f, .58f, .92f, .26f, .92f)],
            [Line(.70f, .22f, .56f, .05f, .32f, .12f, .24f, .36f, .44f, .50f, .68f, .34f, .72f, .16f, .68f, .50f, .50f, .97f)],
        ],
    ];

    /// <summary>The ways to write a digit.</summary>
    public static Stroke[][] Variants(int digit) => s_variants[digit];

    private static Stroke Line(params ReadOnlySpan<float> coordinates)
    {
        var points = new Vector2[coordinates.Length / 2];
        for (int i = 0; i < points.Length; i++)
            points[i] = new Vector2(coordinates[2 * i], coordinates[2 * i + 1]);
        return new Stroke(points);
    }
}
