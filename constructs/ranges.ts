/** Water-based coolants between freezing with glycol and boiling, in °C. */
export const COOLANT_RANGE = { min: -20, max: 100 };

/** Outdoor air on Earth, in °C: -89.2 and 56.7 are the recorded extremes, so these bounds refuse only slips. */
export const OUTDOOR_RANGE = { min: -90, max: 60 };
