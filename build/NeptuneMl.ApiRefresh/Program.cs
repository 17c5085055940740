using System.Text.Json;
using NeptuneMl.ApiRefresh;

if (args is not [string from, string apiFolder])
{
    Console.Error.WriteLine("usage: NeptuneMl.ApiRefresh <vendor's description, or a folder with it> <api folder>");
    return 2;
}

try
{
    IReadOnlyList<RefreshedFile> refreshed = Refresh.Run(from, apiFolder);
    foreach (RefreshedFile file in refreshed)
    {
        Console.WriteLine($"{file.Name}, from {file.Source}: {(file.Differences.Count == 0 ? "nothing has changed" : "")}");
        foreach (string difference in file.Differences) Console.WriteLine("  " + difference);
        if (!file.HasPagination)
        {
            Console.WriteLine(
                "  No paginators were found beside the description: known operations keep their pagination, new ones have none.");
        }
    }

    return 0;
}
catch (Exception exception) when (exception is InvalidDataException or JsonException or IOException)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
