/**
 * A symmetric positive definite matrix that is kept row by row from its first entry to the diagonal, and its Cholesky
 * factorisation in place: what lies outside that envelope stays zero, so chains of pipes cost little.
 */
export class Envelope {
  /** Column of the first entry of each row. */
  private readonly first: Int32Array;
  /** Where column 0 of a row would lie. */
  private readonly start: Int32Array;
  private readonly values: Float64Array;

  /** @param links - pairs of rows that are not zero beside the diagonal */
  constructor(
    readonly size: number,
    links: Iterable<readonly [number, number]>,
  ) {
    this.first = Int32Array.from({ length: size }, (_, row) => row);
    for (const [one, other] of links) {
      const [low, high] = one < other ? [one, other] : [other, one];
      if (low < (this.first[high] as number)) this.first[high] = low;
    }
    this.start = new Int32Array(size);
    let length = 0;
    for (let row = 0; row < size; row++) {
      const first = this.first[row] as number;
      this.start[row] = length - first;
      length += row - first + 1;
    }
    this.values = new Float64Array(length);
  }

  clear(): void {
    this.values.fill(0);
  }

  /** Adds to an entry on the diagonal or on one of the links. */
  add(one: number, other: number, value: number): void {
    const [column, row] = one < other ? [one, other] : [other, one];
    const at = (this.start[row] as number) + column;
    this.values[at] = (this.values[at] as number) + value;
  }

  /** Solves for a right side, which becomes the solution; the matrix becomes its factor. */
  solve(right: Float64Array): void {
    for (let row = 0; row < this.size; row++) this.factorRow(row);
    this.substituteForward(right);
    this.substituteBackward(right);
  }

  private factorRow(row: number): void {
    const { values, start, first } = this;
    const [own, from] = [start[row] as number, first[row] as number];
    let diagonal = values[own + row] as number;
    for (let column = from; column < row; column++) {
      const other = start[column] as number;
      let sum = values[own + column] as number;
      for (let at = Math.max(from, first[column] as number); at < column; at++)
        sum -= (values[own + at] as number) * (values[other + at] as number);
      const entry = sum / (values[other + column] as number);
      values[own + column] = entry;
      diagonal -= entry * entry;
    }
    values[own + row] = Math.sqrt(diagonal);
  }

  private substituteForward(right: Float64Array): void {
    const { values, start, first } = this;
    for (let row = 0; row < this.size; row++) {
      const own = start[row] as number;
      let sum = right[row] as number;
      for (let at = first[row] as number; at < row; at++) sum -= (values[own + at] as number) * (right[at] as number);
      right[row] = sum / (values[own + row] as number);
    }
  }

  private substituteBackward(right: Float64Array): void {
    const { values, start, first } = this;
    for (let row = this.size - 1; row >= 0; row--) {
      const own = start[row] as number;
      const solved = (right[row] as number) / (values[own + row] as number);
      right[row] = solved;
      for (let at = first[row] as number; at < row; at++)
        right[at] = (right[at] as number) - (values[own + at] as number) * solved;
    }
  }
}
