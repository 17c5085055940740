using NeptuneMl.Help;

if (args is not [string assembly, string references, string pages, string permissions, string output])
{
    Console.Error.WriteLine(
        "usage: NeptuneMl.Help <module.dll> <file listing its references> <folder of pages> <permissions.json> <output folder>");
    return 2;
}

HelpCompiler compiler = new(assembly, File.ReadAllLines(references), pages, permissions, output);
IReadOnlyList<Problem> problems = compiler.Compile();
foreach (Problem problem in problems)
    Console.WriteLine(problem);
return problems.Count == 0 ? 0 : 1;
