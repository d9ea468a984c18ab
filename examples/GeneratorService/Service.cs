using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.Extensions.Options;

namespace GeneratorService;

/// <summary>Puts the service together.</summary>
public static class Service
{
    private const int BytesPerRequest = 1024;

    /// <summary>Makes the service, ready to run.</summary>
    /// <param name="arguments">The command line: see <see cref="ServiceOptions"/>.</param>
    /// <param name="generator">What it serves, in place of the model that the options name.</param>
    /// <exception cref="OptionsValidationException">An option is missing or out of its range.</exception>
    public static WebApplication Create(string[] arguments, IGenerator? generator = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(arguments);
        ServiceOptions options = builder.Configuration.Get<ServiceOptions>() ?? new ServiceOptions();
        Check(options, needsModel: generator is null);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning); // two lines a request otherwise
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = BytesPerRequest * options.Most);
        builder.Services
            .AddSingleton(Options.Create(options))
            .AddSingleton(_ => generator ?? Generators.Open(options.Model))
            .AddSingleton<ServiceMetrics>()
            .AddSingleton<ImageQueue>().AddHostedService(services => services.GetRequiredService<ImageQueue>())
            .AddSingleton<Endpoints>()
            .AddProblemDetails()
            .AddRequestTimeouts(timeouts => timeouts.DefaultPolicy = new RequestTimeoutPolicy { Timeout = options.Deadline });

        WebApplication app = builder.Build();
        // A body for errors that come of the framework: JSON that cannot be read, a deadline that is over.
        app.UseExceptionHandler().UseStatusCodePages().UseRequestTimeouts();
        app.Services.GetRequiredService<Endpoints>().Map(app);
        return app;
    }

    private static void Check(ServiceOptions options, bool needsModel)
    {
        var found = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), found, validateAllProperties: true);
        if (needsModel && options.Model.Length == 0)
        {
            found.Add(new ValidationResult(
                "--model is missing: RUN, PIPELINE.zip or FILE.onnx (mlnetgan export RUN --input seed --out FILE.onnx)."));
        }
        if (options.Most > options.Queue)
            found.Add(new ValidationResult($"--most {options.Most}: expected at most --queue {options.Queue}, or all are refused."));
        if (found.Count > 0)
            throw new OptionsValidationException("", typeof(ServiceOptions), found.Select(result => result.ErrorMessage!));
    }
}
