/** Two sites of one hall each, and the optical link between them. */
import { AiWanLink, DataRate, Length, Superfactory } from "superfactory";

import { addSite } from "./hall";

const factory = new Superfactory("facility");

const north = addSite(factory, "north", { latitude: 42.71, longitude: -87.93 });
const south = addSite(factory, "south", { latitude: 33.75, longitude: -84.39 });

const fibre = {
  fibrePairs: 4, // ASSUMPTION
  wavelengths: 96, // ASSUMPTION
  wavelengthRate: DataRate.gigabitsPerSecond(800), // ASSUMPTION
};
new AiWanLink(factory, "backbone", {
  between: [north, south],
  routes: [
    { name: "west", length: Length.kilometres(1150), riskGroup: "west", ...fibre }, // ASSUMPTION
    { name: "east", length: Length.kilometres(1300), riskGroup: "east", ...fibre }, // ASSUMPTION
  ],
  committed: DataRate.terabitsPerSecond(200), // ASSUMPTION
});

factory.synth();
