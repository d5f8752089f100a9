/** What people write facilities with: `import { Site } from "superfactory"`. */
export * from "../lib/index";
export { AirUnit, type AirUnits } from "./air-unit";
export { AiWanLink, type AiWanLinkProps, type RouteProps } from "./ai-wan-link";
export { Cdu, type CduUnits } from "./cdu";
export { CoolingLoop, type CoolingLoopProps, type OwnHeatRejection } from "./cooling-loop";
export { FacilityWater, type FacilityWaterProps, type HeatRejection, type PlateExchanger } from "./facility-water";
export { Floor, type FloorProps } from "./floor";
export type { TrimCooling } from "./heat-rejection";
export { NVL72Rack, type NVL72Model, type NVL72RackProps } from "./nvl72-rack";
export type { PipeRun, Piping } from "./piping";
export {
  type BatteryProps,
  type BuswayProps,
  type Feeds,
  type FeedSource,
  type GeneratorProps,
  type PduProps,
  PowerFeed,
  type PowerFeedGroupProps,
  type PowerFeedProps,
  type SwitchboardProps,
  type TransferSwitchProps,
  type TransformerProps,
  type UpsProps,
  type UtilityProps,
  type WhipProps,
} from "./power-feed";
export type { EfficiencyAt } from "./power-feed-props";
export { PowerFeedGroup } from "./power-feed-group";
export { Pump, type PumpUnits } from "./pump";
export { Rack, type RackProps } from "./rack";
export { RejectionUnit } from "./rejection-unit";
export { Row, type RowProps } from "./row";
export { Site, type DesignClimate, type HouseSupply, type PowerRamp, type SiteProps } from "./site";
export { Superfactory } from "./superfactory";
export type { ThermalStorage } from "./thermal-storage";
export {
  type BlockRedundantTopologyProps,
  type DistributedName,
  type DistributedTopologyProps,
  type DualTopologyProps,
  type ParallelTopologyProps,
  type SingleTopologyProps,
  Topology,
  type UtilityOnlyTopologyProps,
} from "./topology";
export type { BusStage, FeedChain, FeedStage, UnbackedStage } from "./topology-chain";
export { Weather } from "./weather-file";
