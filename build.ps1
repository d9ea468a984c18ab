# The one door to the project on Windows, with the real packages. See ./build.ps1 help.
param([string] $Command = 'help', [Parameter(ValueFromRemainingArguments = $true)] [string[]] $Rest = @())
$ErrorActionPreference = 'Stop'
$env:DOTNET_CLI_TELEMETRY_OPTOUT = 1
$env:DOTNET_NOLOGO = 1
$env:DependencySource = 'nuget'

function Invoke-Checked {
    param([string] $Program, [string[]] $Arguments)
    & $Program @Arguments
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}

# Builds a project and runs it.
function Invoke-Project {
    param([string] $Folder, [string[]] $Arguments)
    Invoke-Checked dotnet @('build', (Join-Path $PSScriptRoot $Folder), '-c', 'Release', '--nologo', '-v', 'quiet', '-clp:NoSummary')
    $assembly = @(Get-ChildItem (Join-Path $PSScriptRoot $Folder) -Filter *.csproj)[0].BaseName
    & dotnet (Join-Path $PSScriptRoot "$Folder/bin/Release/net10.0/$assembly.dll") @Arguments
    exit $LASTEXITCODE
}

switch ($Command) {
    'demo' { Invoke-Project 'examples/DrawnDigits' $(if ($Rest -contains '--out') { $Rest } else { $Rest + @('--out', "runs/demo-$(Get-Date -Format yyyyMMdd-HHmmss)") }) }
    'run' { Invoke-Project 'src/MLNetGan.Cli' $Rest }
    'bench' { Invoke-Project 'tests/Benchmarks' $Rest }
    'test' {
        $results = Join-Path ([IO.Path]::GetTempPath()) ([IO.Path]::GetRandomFileName())
        $filter = if ($Rest.Count -gt 0) { @('--filter', $Rest[0]) } else { @() }
        & dotnet test (Join-Path $PSScriptRoot 'MLNetGan.sln') -c Release --nologo --logger trx --results-directory $results @filter
        $status = $LASTEXITCODE
        $counters = @(Get-ChildItem $results -Filter *.trx -ErrorAction SilentlyContinue | ForEach-Object { ([xml](Get-Content $_.FullName)).TestRun.ResultSummary.Counters })
        $passed = ($counters | ForEach-Object { [int]$_.passed } | Measure-Object -Sum).Sum
        $failed = ($counters | ForEach-Object { [int]$_.failed + [int]$_.error + [int]$_.timeout + [int]$_.aborted } | Measure-Object -Sum).Sum
        if ($status -ne 0 -and -not $failed) { $failed = 1 }
        Write-Output "$([int]$passed) passed, $([int]$failed) failed"
        exit $status
    }
    'pack' {
        foreach ($project in 'src/MLNetGan', 'src/MLNetGan.Cli') {
            Invoke-Checked dotnet @('pack', (Join-Path $PSScriptRoot $project), '-c', 'Release', '--nologo', '-o', (Join-Path $PSScriptRoot 'artifacts'))
        }
    }
    default {
        Write-Output @'
usage: ./build.ps1 COMMAND [ARGUMENTS]
  demo [--out DIR] [--minutes N]   train an AC-GAN on drawn digits, sample, save, reload, export
  test [FILTER]                    build everything and run the tests
  run ARGS...                      the command line tool: ./build.ps1 run train acgan --drawn --out RUN
  bench NAME [ARGS...]             time a training step
  pack                             the NuGet packages, in artifacts/
Variable: TorchBackend=cpu|cuda-windows
'@
        if ($Command -notin 'help', '-h', '--help') { exit 2 }
    }
}
