using System.Text.Json;
using NeptuneMl.ApiRefresh;

if (args is not [string from, string apiFolder])
{
    Console.Error.WriteLine("usage: NeptuneMl.ApiRefresh <service model, or folder with service models> <api folder>");
    return 2;
}

try
{
    IReadOnlyList<RefreshedFile> refreshed = Refresh.Run(from, apiFolder);
    foreach (RefreshedFile file in refreshed)
    {
        Console.WriteLine($"{file.Name}, from {file.Source}: {(file.Differences.Count == 0 ? "no changes" : "")}");
        foreach (string difference in file.Differences) Console.WriteLine("  " + difference);
        if (!file.HasPagination)
        {
            Console.WriteLine(
                "  No paginators file was found next to the service model: existing operations keep their pagination, new ones have none.");
        }
    }

    return 0;
}
catch (Exception exception) when (exception is InvalidDataException or JsonException or IOException)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
