using System.Text.Json.Serialization;
using NumberSwap.Core.Planning;
using NumberSwap.Core.Planning.Simulation;

namespace NumberSwap.Server.Planning;

/// <summary>The JSON that the commands print.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, IgnoreReadOnlyProperties = true, WriteIndented = true)]
[JsonSerializable(typeof(PoolPlan))]
[JsonSerializable(typeof(SimulationResult))]
[JsonSerializable(typeof(IReadOnlyList<SimulationResult>))]
internal sealed partial class PlanningJson : JsonSerializerContext;
