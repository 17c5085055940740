using NeptuneMl.Help.Cmdlets;

namespace NeptuneMl.Help.Tests;

public sealed class PermissionTextTests : IDisposable
{
    private readonly HelpFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("SwitchOn", "", "Required permissions: lamps:SwitchOn and rooms:Enter.")]
    [InlineData("ListLamps", "", "Required permission: lamps:List.")]
    [InlineData("ListLamps", "Wait", "Required permission: lamps:List; with -Wait also lamps:ReadStatus and rooms:Enter.")]
    [InlineData("SwitchOn", "Wait", "Required permissions: lamps:SwitchOn and rooms:Enter; with -Wait also lamps:ReadStatus.")]
    [InlineData("ReadLamp", "Wait", "Required permissions: lamps:ReadStatus and rooms:Enter.")]
    [InlineData("ReadLamp ListLamps", "", "Required permissions: lamps:ReadStatus and rooms:Enter for ReadLamp; lamps:List for ListLamps.")]
    public void Sentence_lists_the_actions_of_every_operation_and_of_waiting(string operations, string parameter, string sentence) =>
        Assert.Equal(sentence, Sentence(operations.Split(' '), parameter));

    [Fact]
    public void Cmdlet_that_calls_no_operation_has_no_sentence() => Assert.Null(Sentence([], "Wait"));

    private string? Sentence(string[] operations, string parameter)
    {
        ParameterDescription[] parameters = parameter.Length == 0 ?
            [] :
            [new(parameter, "SwitchParameter", "SwitchParameter", [], [], false, null, [])];
        CmdletDescription reader = new("Get", "Lamp", null, [], [], ["ReadLamp", "ListLamps"]);
        return PermissionText.Read(Path.Combine(_folder.Pages, HelpFolder.PermissionsFile))
            .Of(new CmdletDescription("Start", "Lamp", null, parameters, [], operations), reader)
            ?.Text;
    }
}
