namespace MLNetGan.Data.Facades;

internal sealed partial class FacadePlan
{
    private void AddHouse(int left, int right, FacadePart wall)
    {
        int width = right - left;
        int floorHeight = Pixels(_random.Between(8.5f, 12.5f)), groundFloor = (int)(floorHeight * _random.Between(1.1f, 1.35f));
        float roof = _random.NextUnit();
        bool isGable = roof < 0.25f && width < 36 * _unit, isPitched = !isGable && roof < 0.7f;
        int roofHeight = isGable ? (int)(width * _random.Between(0.3f, 0.42f)) : isPitched ? Pixels(_random.Between(6, 10.5f)) : Pixels(2);
        int room = _ground - Pixels(8) - roofHeight - Pixels(1.5f) - groundFloor;
        int most = Math.Max(1, 1 + room / floorHeight), floors = most < 3 ? most : 2 + _random.Below(most - 1);
        int top = _ground - groundFloor - (floors - 1) * floorHeight - Pixels(1.5f);
        int bays = Math.Max(1, (int)(width / (_unit * _random.Between(7.5f, 11.5f))));

        if (isGable)
            AddGable(left, right, top, roofHeight, wall);
        else if (isPitched)
            AddRoof(left, right, top, roofHeight, bays, wall);
        Add(wall, left, top, right, _ground, wall);
        AddWindows(left, right, top + Pixels(1.5f), floors - 1, floorHeight, bays, wall);
        AddGroundFloor(left, right, groundFloor, bays, wall);
        if (!isGable)
            Add(FacadePart.Trim, left - Pixels(0.8f), top - (isPitched ? 0 : roofHeight), right + Pixels(0.8f), top + Pixels(1.2f), wall);
    }

    // The edge of the roof shows behind the wall.
    private void AddGable(int left, int right, int top, int height, FacadePart wall)
    {
        int edge = Pixels(1.6f), half = (right - left) / 2;
        FacadePart cover = _random.Below(2) == 0 ? FacadePart.Tiles : FacadePart.Slate;
        Add(cover, left - edge, top - height - edge, right + edge, top + edge, wall, FacadeOutline.Trapezoid, half + edge);
        Add(wall, left, top - height, right, top, wall, FacadeOutline.Trapezoid, half);
        int side = Pixels(2.4f), centre = left + half, middle = top - (int)(height * 0.36f);
        Add(FacadePart.Trim, centre - side - Pixels(0.5f), middle - side - Pixels(0.5f), centre + side + Pixels(0.5f),
            middle + side + Pixels(0.5f), wall, FacadeOutline.Ellipse);
        Add(FacadePart.Window, centre - side, middle - side, centre + side, middle + side, wall, FacadeOutline.Ellipse);
    }

    private void AddRoof(int left, int right, int top, int height, int bays, FacadePart wall)
    {
        FacadePart cover = _random.Below(2) == 0 ? FacadePart.Tiles : FacadePart.Slate;
        int chimneys = _random.Below(3), slope = (int)(Math.Min(height * _random.Between(0.25f, 0.9f), (right - left) * 0.3f));
        for (int i = 0; i < chimneys; i++)
        {
            int at = left + slope + _random.Below(Math.Max(1, right - left - 2 * slope - Pixels(3)));
            int crown = top - height - Pixels(_random.Between(2, 4));
            Add(FacadePart.RedBrick, at, crown, at + Pixels(3), top - height / 2, FacadePart.RedBrick);
            Add(FacadePart.Trim, at - Pixels(0.4f), crown, at + Pixels(3.4f), crown + Pixels(0.7f), wall);
        }
        Add(cover, left - Pixels(0.8f), top - height, right + Pixels(0.8f), top, wall, FacadeOutline.Trapezoid, slope);
        if (height < 8 * _unit || _random.NextUnit() < 0.35f)
            return;
        int width = Pixels(4.6f), dormerTop = top - height + Pixels(1.8f), step = bays > 3 ? 2 : 1;
        for (int bay = (bays - 1) % step / 2; bay < bays; bay += step)
        {
            int centre = left + (int)((right - left) * (bay + 0.5f) / bays);
            if (centre - width / 2 < left + slope || centre + width / 2 > right - slope)
                continue;
            Add(FacadePart.Trim, centre - width / 2 - Pixels(0.8f), dormerTop, centre + width / 2 + Pixels(0.8f), top - Pixels(0.8f), wall);
            Add(FacadePart.Window, centre - width / 2, dormerTop + Pixels(1), centre + width / 2, top - Pixels(0.8f), wall);
        }
    }

    private void AddWindows(int left, int right, int top, int floors, int floorHeight, int bays, FacadePart wall)
    {
        float bay = (right - left) / (float)bays;
        int width = Math.Max(2, (int)(bay * _random.Between(0.42f, 0.56f))),
            height = Math.Max(3, (int)(floorHeight * _random.Between(0.56f, 0.68f)));
        bool isPlaster = wall is FacadePart.CreamPlaster or FacadePart.OchrePlaster or FacadePart.RosePlaster;
        bool hasShutters = isPlaster && _random.NextUnit() < 0.55f, hasLintels = !isPlaster || _random.Below(2) == 0;
        bool hasCourses = _random.NextUnit() < 0.45f;
        int balconies = _random.NextUnit() < 0.4f ? 1 + _random.Below(3) : 0;
        int shutter = hasShutters ? Math.Max(1, Math.Min(width / 2, (int)((bay - width) / 2) - 1)) : 0;
        for (int floor = 0; floor < floors; floor++)
        {
            int bottom = top + (floor + 1) * floorHeight - Pixels(1.4f);
            if (hasCourses)
                Add(FacadePart.Trim, left, bottom + Pixels(1.4f), right, bottom + Pixels(1.4f) + Pixels(0.8f), wall);
            for (int i = 0; i < bays; i++)
            {
                int from = left + (int)MathF.Round((i + 0.5f) * bay - width / 2f), to = from + width;
                bool hasBalcony = balconies > 0 && (i + 1) % balconies == 0 && (balconies < 3 || floor == floors - 1);
                Add(FacadePart.Window, from, bottom - height, to, bottom, wall);
                if (hasLintels)
                    Add(FacadePart.Trim, from - Pixels(0.6f), bottom - height - Pixels(1), to + Pixels(0.6f), bottom - height, wall);
                Add(FacadePart.Shutter, from - shutter, bottom - height, from, bottom, wall);
                Add(FacadePart.Shutter, to, bottom - height, to + shutter, bottom, wall);
                if (hasBalcony)
                    Add(FacadePart.Balcony, from - Pixels(1.4f), bottom - (int)(height * 0.42f), to + Pixels(1.4f),
                        bottom + Pixels(1), wall);
                else
                    Add(FacadePart.Trim, from - Pixels(0.8f), bottom, to + Pixels(0.8f), bottom + Pixels(0.8f), wall);
            }
        }
    }

    private void AddGroundFloor(int left, int right, int height, int bays, FacadePart wall)
    {
        float bay = (right - left) / (float)bays;
        int doorBay = _random.Below(bays), top = _ground - height;
        bool isShop = bays > 1 && _random.NextUnit() < 0.45f, hasAwning = _random.NextUnit() < 0.6f;
        for (int i = 0; i < bays; i++)
        {
            int centre = left + (int)MathF.Round((i + 0.5f) * bay), half = Math.Max(2, (int)(bay * 0.24f));
            if (i == doorBay)
            {
                Add(FacadePart.Trim, centre - half - Pixels(0.8f), _ground - (int)(height * 0.78f) - Pixels(0.8f),
                    centre + half + Pixels(0.8f), _ground, wall);
                Add(FacadePart.Door, centre - half, _ground - (int)(height * 0.78f), centre + half, _ground, wall);
            }
            else if (!isShop)
            {
                int bottom = _ground - (int)(height * 0.24f);
                Add(FacadePart.Window, centre - half, bottom - (int)(height * 0.5f), centre + half, bottom, wall);
                Add(FacadePart.Trim, centre - half - Pixels(0.8f), bottom, centre + half + Pixels(0.8f), bottom + Pixels(0.8f), wall);
            }
        }
        if (!isShop)
            return;
        AddShop(left, left + (int)(doorBay * bay), top, height, hasAwning, wall);
        AddShop(left + (int)((doorBay + 1) * bay), right, top, height, hasAwning, wall);
    }

    private void AddShop(int left, int right, int top, int height, bool hasAwning, FacadePart wall)
    {
        int margin = Pixels(1.2f);
        if (right - left < 3 * margin)
            return;
        Add(FacadePart.Shop, left + margin, top + (int)(height * 0.16f), right - margin, _ground - Pixels(1), wall);
        if (hasAwning)
            Add(FacadePart.Awning, left + margin, top + (int)(height * 0.3f), right - margin, top + (int)(height * 0.3f) + Pixels(3), wall);
    }
}
