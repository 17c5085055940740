using NeptuneMl.Core.Calls;

namespace NeptuneMl.Core.Tests.Calls;

public sealed class OrderedCallsTests
{
    [Fact]
    public async Task Results_keep_the_input_order()
    {
        using Pipeline pipeline = new(limit: 3);
        TaskCompletionSource[] gates = [new(), new(), new()];
        TaskCompletionSource lastWrote = new();
        for (int i = 0; i < 3; i++)
        {
            int number = i;
            pipeline.Add(number, async (stream, token) =>
            {
                await gates[number].Task;
                await stream.WriteAsync(number, token);
                if (number == 2) lastWrote.SetResult();
            });
        }

        gates[2].SetResult();
        await lastWrote.Task;
        pipeline.Read();
        Assert.Empty(pipeline.Records);

        gates[0].SetResult();
        await pipeline.ReadUntilAsync(() => pipeline.Records.Count == 1);
        Assert.Equal([0], pipeline.Outputs);

        gates[1].SetResult();
        await pipeline.ReadToTheEndAsync();
        Assert.Equal([0, 1, 2], pipeline.Outputs);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Concurrent_calls_do_not_exceed_the_limit(int limit)
    {
        using Pipeline pipeline = new(limit);
        int now = 0, most = 0;
        for (int i = 0; i < 300; i++)
        {
            int number = i;
            pipeline.Add(number, async (stream, token) =>
            {
                int together = Interlocked.Increment(ref now);
                lock (pipeline) most = Math.Max(most, together);
                await Task.Yield();
                await stream.WriteAsync(number, token);
                Interlocked.Decrement(ref now);
            });
            await pipeline.ReadUntilAsync(() => pipeline.Calls.HasRoom);
        }

        await pipeline.ReadToTheEndAsync();
        Assert.InRange(most, 1, limit);
        Assert.Equal(Enumerable.Range(0, 300).Cast<object>(), pipeline.Outputs);
    }

    [Fact]
    public async Task Completed_calls_behind_a_slow_call_are_bounded()
    {
        using Pipeline pipeline = new(limit: 2);
        TaskCompletionSource slow = new();
        pipeline.Add("slow", (_, _) => slow.Task);
        int added = 1;
        while (added < 1000)
        {
            TaskCompletionSource ended = new();
            pipeline.Add(added++, async (stream, token) =>
            {
                await stream.WriteAsync("quick", token);
                ended.SetResult();
            });
            await ended.Task;
            pipeline.Read();
            if (added == 16) break;
            await pipeline.ReadUntilAsync(() => pipeline.Calls.HasRoom);
        }

        Assert.Equal(16, added);
        Assert.False(pipeline.Calls.HasRoom);
        Assert.Empty(pipeline.Records);

        slow.SetResult();
        await pipeline.ReadToTheEndAsync();
        Assert.True(pipeline.Calls.HasRoom);
        Assert.Equal(15, pipeline.Outputs.Count());
    }

    [Fact]
    public async Task Failure_keeps_its_place_and_has_the_input_as_target()
    {
        using Pipeline pipeline = new(limit: 3);
        pipeline.Add("first", (stream, token) => stream.WriteAsync(1, token).AsTask());
        pipeline.Add("second", async (stream, token) =>
        {
            await stream.WriteAsync(2, token);
            throw new NeptuneMLException("broken") { ErrorId = "AccessDenied" };
        });
        pipeline.Add("third", (stream, token) => stream.WriteAsync(3, token).AsTask());

        await pipeline.ReadToTheEndAsync();

        Assert.Equal(
            [CallRecordKind.Output, CallRecordKind.Output, CallRecordKind.Failure, CallRecordKind.Output],
            pipeline.Records.Select(record => record.Kind));
        Assert.Equal("second", pipeline.Records[2].Target);
        Assert.Equal("AccessDenied", ((NeptuneMLException)pipeline.Records[2].Payload).ErrorId);
    }

    [Fact]
    public async Task Any_exception_of_a_call_becomes_a_failure_of_its_input()
    {
        using Pipeline pipeline = new(limit: 1);
        pipeline.Add("input", (_, _) => throw new InvalidOperationException("a bug"));

        await pipeline.ReadToTheEndAsync();

        CallRecord record = Assert.Single(pipeline.Records);
        Assert.Equal("a bug", ((NeptuneMLException)record.Payload).Message);
        Assert.Equal("input", record.Target);
    }

    [Fact]
    public async Task Call_far_ahead_of_the_pipeline_waits()
    {
        using Pipeline pipeline = new(limit: 1);
        int written = 0;
        pipeline.Add("list", async (stream, token) =>
        {
            for (int i = 0; i < 10_000; i++)
            {
                await stream.WriteAsync(i, token);
                Volatile.Write(ref written, i + 1);
            }
        });

        await pipeline.WaitUntilAsync(() => Volatile.Read(ref written) >= 255);
        await Task.Yield();
        Assert.InRange(Volatile.Read(ref written), 255, 256);

        await pipeline.ReadToTheEndAsync();
        Assert.Equal(Enumerable.Range(0, 10_000).Cast<object>(), pipeline.Outputs);
    }

    [Fact]
    public async Task Full_buffer_keeps_failures_and_does_not_block_on_messages()
    {
        using Pipeline pipeline = new(limit: 1);
        TaskCompletionSource said = new();
        pipeline.Add("list", async (stream, token) =>
        {
            for (int i = 0; i < 256; i++) await stream.WriteAsync(i, token);
            stream.Verbose("one message too many");
            stream.Debug("and another");
            said.SetResult();
            throw new NeptuneMLException("broken") { ErrorId = "Throttled" };
        });

        await said.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await pipeline.ReadToTheEndAsync();

        Assert.Equal(257, pipeline.Records.Count);
        Assert.Equal(CallRecordKind.Failure, pipeline.Records[^1].Kind);
    }

    [Fact]
    public async Task Messages_keep_their_order_among_results()
    {
        using Pipeline pipeline = new(limit: 1);
        pipeline.Add("input", async (stream, token) =>
        {
            stream.Verbose("before");
            await stream.WriteAsync("result", token);
            stream.Debug("after");
            stream.Verbose("last");
        });

        await pipeline.ReadToTheEndAsync();

        Assert.Equal(["before", "result", "after", "last"], pipeline.Records.Select(record => record.Payload));
    }

    [Fact]
    public async Task Cancellation_ends_calls_without_an_error_record()
    {
        using Pipeline pipeline = new(limit: 2);
        TaskCompletionSource filled = new();
        pipeline.Add("waits", (_, token) => Task.Delay(Timeout.Infinite, token));
        pipeline.Add("writes", async (stream, token) =>
        {
            for (int i = 0; i < 256; i++) await stream.WriteAsync(i, token);
            filled.SetResult();
            await stream.WriteAsync("one more than there is room for", token);
        });
        await filled.Task;

        pipeline.Stop();
        await pipeline.ReadToTheEndAsync();

        Assert.DoesNotContain(pipeline.Records, record => record.Kind == CallRecordKind.Failure);
    }
}
