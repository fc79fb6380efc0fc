/**
 * Levels as colours, the encoding `terrarium` of MapLibre's raster-dem sources:
 * level = red · 256 + green + blue / 256 − 32,768 metres, exact to 1/512 m.
 */
export function terrariumRgb(levelM: Float32Array): Uint8Array {
  const rgb = new Uint8Array(levelM.length * 3);
  for (let i = 0; i < levelM.length; i++) {
    const steps = Math.min(0xff_ff_ff, Math.max(0, Math.round((levelM[i] + 32_768) * 256)));
    rgb[3 * i] = steps >> 16;
    rgb[3 * i + 1] = (steps >> 8) & 255;
    rgb[3 * i + 2] = steps & 255;
  }
  return rgb;
}
