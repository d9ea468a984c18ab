using System.Numerics;

namespace MLNetGan.Data.Facades;

/// <summary>
/// What stands in one drawn street, and where: a sky, one to three houses, a pavement, trees. Sizes are in units of a
/// 64th of the image, so that a street is much the same in every size.
/// </summary>
internal sealed partial class FacadePlan
{
    private static readonly FacadePart[] s_walls =
        [FacadePart.RedBrick, FacadePart.PaleBrick, FacadePart.CreamPlaster, FacadePart.OchrePlaster,
            FacadePart.RosePlaster, FacadePart.Stone];

    private readonly List<FacadeItem> _items = new(128);
    private readonly int _size;
    private readonly float _unit;
    private readonly int _ground;
    private CounterRandom _random;

    public FacadePlan(CounterRandom random, int size)
    {
        (_random, _size, _unit) = (random, size, size / 64f);
        _ground = size - Pixels(_random.Between(4, 7));
        AddSky();
        AddHouses();
        Add(FacadePart.Pavement, 0, _ground, size, size);
        if (_random.NextUnit() < 0.4f)
            AddTree();
    }

    /// <summary>The parts, from back to front.</summary>
    public List<FacadeItem> Items => _items;

    /// <summary>Where the sun stands, in pixels; null under clouds. It is always in the picture, so that the light can be told.</summary>
    public Vector2? Sun { get; private set; }

    private void AddSky()
    {
        if (_random.NextUnit() < 0.35f)
        {
            Add(FacadePart.CloudySky, 0, 0, _size, _ground);
            return;
        }
        Add(FacadePart.ClearSky, 0, 0, _size, _ground);
        int radius = Pixels(2.6f), across = Pixels(_random.Between(5, 22));
        int centre = _random.Below(2) == 0 ? across : _size - across, down = Pixels(_random.Between(3.4f, 4.6f));
        Sun = new Vector2(centre, down);
        Add(FacadePart.Sun, centre - radius, down - radius, centre + radius, down + radius, outline: FacadeOutline.Ellipse);
    }

    private void AddHouses()
    {
        float kind = _random.NextUnit();
        int count = kind < 0.35f ? 1 : kind < 0.85f ? 2 : 3;
        int left = count == 1 ? Pixels(_random.Between(0.01f, 9)) : Gap(),
            free = _size - left - (count == 1 ? Pixels(_random.Between(0.01f, 9)) : Gap());
        int lastWall = -1;
        for (int i = 0; i < count; i++)
        {
            int rest = count - i;
            int width = rest == 1 ? free : (int)(free / rest * _random.Between(0.78f, 1.22f));
            int wall = (lastWall + 1 + _random.Below(lastWall < 0 ? s_walls.Length : s_walls.Length - 1)) % s_walls.Length;
            int gap = rest == 1 ? 0 : Gap();
            AddHouse(left, left + width - gap, s_walls[wall]);
            (left, free, lastWall) = (left + width, free - width, wall);
        }
    }

    private int Gap() => _random.NextUnit() < 0.7f ? 0 : Pixels(_random.Between(1, 4));

    private void AddTree()
    {
        int width = Pixels(_random.Between(9, 15)), height = (int)(width * _random.Between(0.9f, 1.3f));
        int centre = _random.Below(_size), top = _ground - height - Pixels(_random.Between(2, 7)), trunk = Math.Max(1, width / 12);
        int foot = _ground + Math.Max(1, (_size - _ground) / 4);
        Add(FacadePart.Tree, centre - trunk, top + height / 2, centre + trunk, foot);
        Add(FacadePart.Tree, centre - width / 2, top, centre + width / 2, top + height, outline: FacadeOutline.Ellipse);
    }

    private int Pixels(float units) => Math.Max(1, (int)MathF.Round(units * _unit));

    private void Add(
        FacadePart part, int left, int top, int right, int bottom, FacadePart wall = default,
        FacadeOutline outline = FacadeOutline.Rectangle, int slope = 0)
    {
        if (right > left && bottom > top)
            _items.Add(new FacadeItem(part, wall, left, top, right, bottom, (uint)_random.Below(int.MaxValue), outline, slope));
    }
}
