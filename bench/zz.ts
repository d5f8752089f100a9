import { PowerFeed, type Site, type Feeds } from "superfactory";
export function f(site: Site, one: Feeds<1>, arr: PowerFeed[]) {
  const [a] = one;
  PowerFeed.group(site, "1", { count: 2, kind: "pdu", fromEach: [a] });      // want error
  PowerFeed.group(site, "2", { count: 2, kind: "pdu", fromEach: one });      // want error
  PowerFeed.group(site, "3", { count: 2, kind: "pdu", fromEach: [a, a] });
  PowerFeed.group(site, "4", { count: 2, kind: "pdu", fromEach: arr });
  PowerFeed.group(site, "5", { count: arr.length, kind: "pdu", fromEach: one });
  PowerFeed.group(site, "6", { count: 1, kind: "pdu", fromEach: [a] });
  PowerFeed.group(site, "7", { count: 1, kind: "pdu", fromEach: undefined });
}
