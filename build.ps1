# The one door to the project on Windows. It only calls dotnet: see ./build.ps1 help. Where PowerShell may not run scripts, as on a new
# Windows: powershell -ExecutionPolicy Bypass -File build.ps1 help.
# Without more parameters, or PowerShell would take --out for one of its own.
param([string] $Command = 'help')
# A list such as 1,2,3 comes as an array.
$Rest = @($args | ForEach-Object { $_ -join ',' })
$ErrorActionPreference = 'Stop'
$env:DOTNET_CLI_TELEMETRY_OPTOUT = 1
$env:DOTNET_NOLOGO = 1
$solution = Join-Path $PSScriptRoot 'MLNetGan.sln'
# Where a project takes libtorch for CUDA it puts it together from packages, in a place that is the same for all: one at a time then.
$serial = if ("$env:TorchBackend" -like 'cuda*') { '-m:1' } else { '-m' }

function Assert-Sdk {
    $found = if (Get-Command dotnet -ErrorAction SilentlyContinue) { & dotnet --version } else { 'none' }
    if ($found -notmatch '^[1-9][0-9]\.') { Write-Error "needs the .NET SDK 10 or later, found ${found}: https://dotnet.microsoft.com/download" }
}

# Builds the program of a folder and runs it.
function Invoke-Program([string] $Folder, [string[]] $Arguments) {
    Assert-Sdk
    $path = Join-Path $PSScriptRoot $Folder
    $project = @(Get-ChildItem $path -Filter *.csproj)[0].BaseName
    & dotnet build $path $serial -c Release --nologo -v quiet -clp:NoSummary
    if ($LASTEXITCODE -eq 0) { & dotnet (Join-Path $path "bin/Release/net10.0/$project.dll") @Arguments }
    exit $LASTEXITCODE
}

# Ends with the line "N passed, N failed", whatever happens before.
function Invoke-Tests([string[]] $Filter) {
    Assert-Sdk
    $results = Join-Path ([IO.Path]::GetTempPath()) ([IO.Path]::GetRandomFileName())
    $given = if ($Filter.Count -gt 0) { "($($Filter[0]))&" } else { '' }
    function Get-Half([string] $Name, [string] $Tests) {
        'test', (Join-Path $PSScriptRoot 'tests/MLNetGan.Tests'), '-c', 'Release', '--no-build', '--nologo', '--logger', 'trx'
        '--results-directory', (Join-Path $results $Name), '--filter', "$given($Tests)"
    }
    $programs = Get-Half 'programs' 'FullyQualifiedName~.Cli.|FullyQualifiedName~.Docs.|FullyQualifiedName~.Examples.'
    $library = Get-Half 'library' 'FullyQualifiedName!~.Cli.&FullyQualifiedName!~.Docs.&FullyQualifiedName!~.Examples.'
    & dotnet build $solution $serial -c Release --nologo
    $status = $LASTEXITCODE
    if ($status -eq 0) {
        $log = Join-Path (New-Item $results -ItemType Directory).FullName 'log'
        # Tests of programs mostly wait for these, while the others compute. In this window, so that Ctrl-C ends both.
        $other = Start-Process dotnet -ArgumentList ($programs | ForEach-Object { "`"$_`"" }) -NoNewWindow -PassThru `
            -RedirectStandardOutput $log -RedirectStandardError "$log.errors"
        # Without it the exit status is not kept.
        $null = $other.Handle
        # The library's take half of the cores: threads that wait for each other lose more than they gain beside the programs.
        $threads = $env:OMP_NUM_THREADS
        if (-not $threads) { $env:OMP_NUM_THREADS = [Math]::Floor(([Environment]::ProcessorCount + 1) / 2) }
        & dotnet @library
        $status = $LASTEXITCODE
        $env:OMP_NUM_THREADS = $threads
        $other.WaitForExit()
        if ($other.ExitCode -ne 0) { $status = $other.ExitCode }
        Get-Content $log, "$log.errors"
    }
    $counters = @(Get-ChildItem $results -Filter *.trx -Recurse -ErrorAction SilentlyContinue | ForEach-Object { ([xml](Get-Content $_.FullName)).TestRun.ResultSummary.Counters })
    $passed = [int]($counters | ForEach-Object { [int]$_.passed } | Measure-Object -Sum).Sum
    $failed = [int]($counters | ForEach-Object { [int]$_.failed + [int]$_.error + [int]$_.timeout + [int]$_.aborted } | Measure-Object -Sum).Sum
    if ($failed -eq 0 -and ($status -ne 0 -or $passed -eq 0)) { $failed = 1 }
    Write-Output "$passed passed, $failed failed"
    exit [int]($failed -ne 0)
}

switch ($Command) {
    'demo' {
        $out = 'runs/demo'; $number = 1
        while (Test-Path $out) { $number++; $out = "runs/demo-$number" }
        Invoke-Program 'examples/DrawnDigits' ($Rest + @('--out', $out)) # the first --out counts
    }
    'test' { Invoke-Tests $Rest }
    'run' { Invoke-Program 'src/MLNetGan.Cli' $Rest }
    'bench' { Invoke-Program 'tests/Benchmarks' $Rest }
    'pack' {
        Assert-Sdk
        $platforms = if ($Rest.Count -gt 0) { @("-p:ToolPlatforms=$($Rest[0])") } else { @() }
        & dotnet pack $solution -c Release --nologo -v quiet -o (Join-Path $PSScriptRoot 'artifacts') @platforms
        exit $LASTEXITCODE
    }
    default {
        Write-Output @'
usage: ./build.ps1 COMMAND [ARGUMENTS]
  demo [--out DIR] [--minutes N]   train an AC-GAN on drawn digits, sample, save, reload, export
  test [FILTER]                    build everything and run the tests (FILTER: dotnet test's syntax)
  run ARGS...                      the command line tool: ./build.ps1 run train acgan --drawn --preset compact --out RUN
  bench NAME [ARGS...]             time training steps against plain TorchSharp and PyTorch; bench help lists the names
  pack [all]                       the NuGet packages, in artifacts/; all: the tool for every platform, not for this machine's alone
Variable: TorchBackend=cpu|cuda-windows
'@
        if ($Command -notin 'help', '-h', '--help') { exit 2 }
    }
}
