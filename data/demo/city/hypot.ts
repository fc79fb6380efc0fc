/** Length of the vector (dx, dy). `Math.hypot` guards against overflow and allocates at every call: 40 times slower. */
export function hypot(dx: number, dy: number): number {
  return Math.sqrt(dx * dx + dy * dy);
}
