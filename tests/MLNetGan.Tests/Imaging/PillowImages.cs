namespace MLNetGan.Tests.Imaging;

/// <summary>
/// Files made by Pillow 9.4. The first four are 4 high, 5 wide; at row y and column x, R (and grey) is 50x+3y, G is
/// 60y+x, B is 255-40x-7y, alpha is 30x+20y+10.
/// </summary>
internal static class PillowImages
{
    public static byte[] Grey => Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAUAAAAECAAAAABjWKqcAAAAFUlEQVR4nGNkMDIyMmJiZmZmZkYmARIRAP09WLV9AAAAAElFTkSuQmCC");

    public static byte[] Rgb => Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAUAAAAECAIAAADJUWIXAAAAGklEQVR4nGNkYPhvxHgDjliYbX4yMyIQIT4AicMUvcONk4sAAAAASUVORK5CYII=");

    public static byte[] Rgba => Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAUAAAAECAYAAABGM/VAAAAAHklEQVR4nGNkYPjPZcR4Qw4ZszDb/BRhZkTFxAsCAKv6FmvvS9q1AAAAAElFTkSuQmCC");

    public static byte[] Palette => Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAUAAAAECAMAAABx7QVyAAAAPFBMVEXRuEqft3JttprOfFE7tcIJtOqce3lqeqHLQFg4eckGePGZP4BnPqjIBF+WA4dkAq81PdADPPgyAdcAAP+GZZsNAAAAIElEQVR4nGMQFuLn42UQFODh5mDg4mRnY2ZgZWFiZAAAC/cAvyrHob0AAAAASUVORK5CYII=");

    /// <summary>Quality 95, one component, 8 high, 16 wide: every row is 0, 16, 32, ... 240.</summary>
    public static byte[] GreyJpeg => Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAIBAQEBAQIBAQECAgICAgQDAgICAgUEBAMEBgUGBgYFBgYGBwkIBgcJBwYGCAsICQoKCgoKBggLDAsKDAkKCgr/" +
        "wAALCAAIABABAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEI" +
        "I0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ip" +
        "qrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/APzf/wCCbf8Ay4f8Br+gD/gm3/y4f8Br/9k=");

    /// <summary>
    /// Quality 95, three components without subsampling, 8 high, 16 wide: R is 16x, G is 32y, B is 255-8x-8y. Made by
    /// <code>
    /// image = Image.new("RGB", (16, 8)); image.putdata([(16*x, 32*y, 255-8*x-8*y) for y in range(8) for x in range(16)])
    /// image.save(name, "JPEG", quality=95, subsampling=0)
    /// </code>
    /// </summary>
    public static byte[] RgbJpeg => Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAIBAQEBAQIBAQECAgICAgQDAgICAgUEBAMEBgUGBgYFBgYGBwkIBgcJBwYGCAsICQoKCgoKBggLDAsKDAkKCgr/2wBD" +
        "AQICAgICAgUDAwUKBwYHCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgr/wAARCAAIABADAREAAhEBAxEB/8QAHwAAAQUB" +
        "AQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJico" +
        "KSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ" +
        "2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdhcRMi" +
        "MoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOk" +
        "paanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwDyT4cf8Euc+Xnw7xx/yyr+1OPfpC/H++/E/nPw" +
        "w8dPg/e9up758OP+CXOfLz4d44/5ZV/FHHv0hfj/AH34n+ivhh46fB+97dT/2Q==");

    /// <summary>What Pillow decodes of it, in planes: [plane.tobytes() for plane in Image.open(name).split()].</summary>
    public static byte[] RgbJpegPixels => Convert.FromBase64String(
        "ABMhL0JQX3CBkqGww9Df8QARHy1CUF1wf5GfrcLQ3vAAESAtQlBfcX+RoK7D0N/yABEhL0JRYHKAkaCuw9Lg8gARIC5BT19ygJCgrsLQ3vEAESAuQ1BfcoCRoK7C" +
        "0d7xABMhL0NSYHKAk6Gvw9Hh8QAQIC9CUF5wf5Cfr8LR3vAAAAABAAAAAAAAAAEAAAAAIB8hISAfICAhICEhICAgIEFAQUFAQEFBQUBBQUBAQUFfXl9fXl9gX19e" +
        "X19eXmBfgYCBgYGAgYGBgYKBgICCgp+foJ+en6Cgn5+gn5+eoKDAv8HBwL/BwMDAwcHAv8HA3+Dh4d/h4eDf4OHi3+Dh4P767+fi2M7Iv7mupqGYjYf38ebd2dDF" +
        "v7ewppyYj4R+7+je1NHHvbeup52UkIZ8d+fg1s3JwLawpqCVjoiBd3Hf2c7FwbiuqJ+YjoSBd21n19HHvbmwpqCXkIZ+eXFnYc/Jv7ayqJ6Yjol+d3FpXlnFwLWt" +
        "qKCVjoV/dWxoX1RN");

    /// <summary>The same with three bytes too many behind its second table: browsers read it, ImageSharp does not.</summary>
    public static byte[] MalformedJpeg => [.. RgbJpeg[..158], 10, 10, 10, .. RgbJpeg[158..]];

    /// <summary>24x24 grey waves: 127 + 100 sin(x/5) cos(y/7).</summary>
    public static byte[] Waves => Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAABgAAAAYCAAAAADFHGIkAAABQklEQVR4nGWS24oWQQyEK0l1z/7ghaLv6wvvekDUme4k5cWwsmJuKpBASH1lnz99/PD+3WNa" +
        "rV8/vr28PD9/+fr955kEAEmCJAmAAWZmhLq7q6yquwXA3T1EqCszzTozu2XuwVFGqHMva+u1MlvwGGMqic5cVHrva2XJnONoK6Jz0YpQXteuhnMmeA+8d5hy" +
        "nytlMQ5FFlH7VNKhznVlW0z5qCZ6o+gOqXLvBmXMFlEodzNAreq2sGhJRBXelvFW4v5YgJmHR4SHm4OovTO7AQ9yGmMM0o3ofV07WxachwU4jzloRO3zvLJk" +
        "HIVoi/n0NIcTvdd5rpTzQExZjONxjCC61vV7bfmQj9uS4zGD6Nzrura8jFn3qeMgoa69ri1XHNmCBcc84hXUVvgbUORftMI/aMNfw6D/woC7gZmZAdC9+Ae7" +
        "TQ3/jm95MQAAAABJRU5ErkJggg==");

    /// <summary>4 high, 12 wide: a third red, a third green, a third blue.</summary>
    public static byte[] Thirds => Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAwAAAAECAIAAAA1REndAAAAFklEQVR4nGP8z4AAjDg4TAxEAOopAgCUYgMHU3jp9gAAAABJRU5ErkJggg==");
}
