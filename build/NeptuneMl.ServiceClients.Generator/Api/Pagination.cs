namespace NeptuneMl.ServiceClients.Generator.Api;

/// <summary>The members that operations use for pagination.</summary>
internal sealed record Pagination(Member InputToken, Member OutputToken, Member Result);
