/** What people write facilities with: `import { Site } from "superfactory"`. */
export * from "../lib/index";
export { AirUnit, type AirUnits } from "./air-unit";
export { AiWanLink, type AiWanLinkProps, type RouteProps } from "./ai-wan-link";
export { Cdu, type CduUnits } from "./cdu";
export { CoolingLoop, type CoolingLoopProps, type HeatRejection } from "./cooling-loop";
export { Floor, type FloorProps } from "./floor";
export { NVL72Rack, type NVL72Model, type NVL72RackProps } from "./nvl72-rack";
export { type Feeds, PowerFeed, type PowerFeedGroupProps, type PowerFeedProps } from "./power-feed";
export { PowerFeedGroup } from "./power-feed-group";
export { Rack, type RackProps } from "./rack";
export { Row, type RowProps } from "./row";
export { Site, type DesignClimate, type SiteProps } from "./site";
export { Superfactory } from "./superfactory";
