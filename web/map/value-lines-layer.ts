import type { CustomLayerInterface, Map as MapLibreMap } from 'maplibre-gl';
import { mercatorX, mercatorY } from '../../data/geo/mercator.ts';
import type { Scheme } from './colors.ts';
import { pipeWidthsAt } from './pipe-width.ts';
import { fromOrigin } from './preview-mesh.ts';
import {
  absentValue,
  fillValues,
  lineGeometry,
  missingValue,
  runsIn,
  type LineGeometry,
} from './value-lines-geometry.ts';
import { textureColumns, valueLinesProgram } from './value-lines-program.ts';
import { thresholdsMax, type ValueLines } from './value-lines.ts';

export const valueLinesId = 'value-lines';
/** A tile at zoom 0, px. */
const worldPx = 512;
/** Below, a pipe is a few px long: its bends cannot be seen, nor dashes along it. */
const fineZoom = 14;
const dashPx = [9, 5] as const;
/** Depth that classes are told apart in: less than MapLibre leaves between two layers (3 · 2⁻¹⁶). */
const depthSpan = 2 ** -15;
const opacity = 0.95;

interface Resources {
  program: ReturnType<typeof valueLinesProgram>;
  /** WebGL draws nothing without one, though it holds nothing. */
  array: WebGLVertexArrayObject;
  vertices: WebGLTexture;
  pipes: WebGLTexture;
}

/**
 * Pipes coloured by a value. Lines lie in one texture and values in another: a repaint with other thresholds or colours
 * changes uniforms, with other values one texture.
 */
export class ValueLinesLayer implements CustomLayerInterface {
  readonly id = valueLinesId;
  readonly type = 'custom';
  readonly geometry: LineGeometry;
  private picture: ValueLines;
  private scheme: Scheme;
  private uploaded: Float32Array | undefined;
  private readonly failed: () => void;
  private resources: Resources | null | undefined;
  private map: MapLibreMap | undefined;

  constructor(picture: ValueLines, scheme: Scheme, failed: () => void) {
    this.geometry = lineGeometry(picture.lines);
    this.picture = picture;
    this.scheme = scheme;
    this.failed = failed;
  }

  /** Takes other values or looks of the same lines. */
  show(picture: ValueLines, scheme: Scheme): void {
    this.picture = picture;
    this.scheme = scheme;
    this.map?.triggerRepaint();
  }

  onAdd(map: MapLibreMap): void {
    this.map = map;
  }

  render: CustomLayerInterface['render'] = (gl, { defaultProjectionData }) => {
    if (this.resources === undefined) this.resources = this.make(gl);
    if (!this.resources || !this.map || this.geometry.order.length === 0) return;
    const { program, array, vertices, pipes } = this.resources;
    const { at } = program;
    const zoom = this.map.getZoom();
    const coarse = zoom < fineZoom;
    gl.useProgram(program.program);
    gl.activeTexture(gl.TEXTURE1);
    gl.bindTexture(gl.TEXTURE_2D, pipes);
    if (this.uploaded !== this.picture.values) {
      fillValues(this.geometry, this.picture.values);
      upload(gl, this.geometry.pipes);
      this.uploaded = this.picture.values;
    }
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, vertices);
    gl.uniform1i(at.u_vertices, 0);
    gl.uniform1i(at.u_pipes, 1);
    const { mainMatrix } = defaultProjectionData;
    gl.uniformMatrix4fv(at.u_matrix, false, fromOrigin(mainMatrix, this.geometry.origin));
    gl.uniform1i(at.u_coarse, coarse ? 1 : 0);
    gl.uniform2f(at.u_px, 1 / (worldPx * 2 ** zoom), 1 / this.map.getPixelRatio());
    gl.uniform1fv(at.u_widths, pipeWidthsAt(zoom));
    gl.uniform2fv(at.u_dash, coarse ? [0, 0] : dashPx);
    gl.uniform1f(at.u_missing, missingValue);
    gl.uniform1f(at.u_absent, absentValue);
    this.setClasses(gl, at);

    const depthTested = gl.isEnabled(gl.DEPTH_TEST);
    const [, far] = gl.getParameter(gl.DEPTH_RANGE) as Float32Array;
    gl.enable(gl.DEPTH_TEST);
    gl.depthFunc(gl.LEQUAL);
    gl.depthMask(true);
    gl.depthRange(Math.max(0, far - depthSpan), far);
    gl.bindVertexArray(array);
    for (const [from, to] of runsIn(this.geometry.blocks, this.viewBox())) {
      const [first, end] = coarse ? [from, to] : [this.vertexOf(from), this.vertexOf(to) - 1];
      gl.drawArrays(gl.TRIANGLES, 6 * first, 6 * (end - first));
    }
    gl.bindVertexArray(null);
    if (!depthTested) gl.disable(gl.DEPTH_TEST);
    gl.activeTexture(gl.TEXTURE1);
    gl.bindTexture(gl.TEXTURE_2D, null);
    gl.activeTexture(gl.TEXTURE0);
  };

  onRemove(_map: MapLibreMap, gl: WebGL2RenderingContext): void {
    this.map = undefined;
    if (!this.resources) return;
    const { program, array, vertices, pipes } = this.resources;
    gl.deleteProgram(program.program);
    gl.deleteVertexArray(array);
    for (const texture of [vertices, pipes]) gl.deleteTexture(texture);
    this.resources = undefined;
  }

  /** Classes stand at 0 …, the missing one at 8. */
  private setClasses(gl: WebGL2RenderingContext, at: Resources['program']['at']): void {
    const { classes, missing, thresholds, top } = this.picture;
    const colors = new Float32Array(4 * (thresholdsMax + 2));
    const factors = new Float32Array(thresholdsMax + 2);
    for (const [c, entry] of [...classes.entries(), [thresholdsMax + 1, missing] as const]) {
      const hex = entry.color[this.scheme];
      for (const k of [0, 1, 2])
        colors[4 * c + k] = (opacity * Number.parseInt(hex.slice(1 + 2 * k, 3 + 2 * k), 16)) / 255;
      colors[4 * c + 3] = opacity;
      factors[c] = entry.width ?? 1;
    }
    const bounds = new Float32Array(thresholdsMax);
    bounds.set(thresholds);
    gl.uniform4fv(at.u_colors, colors);
    gl.uniform1fv(at.u_factors, factors);
    gl.uniform1fv(at.u_thresholds, bounds);
    gl.uniform1i(at.u_classes, classes.length);
    gl.uniform1i(at.u_lowOnTop, top === 'low' ? 1 : 0);
  }

  /** First vertex of a pipe by the order of drawing; after the last pipe, the one after the last vertex. */
  private vertexOf(pipe: number): number {
    const { pipes, vertices, order } = this.geometry;
    return pipe < order.length ? pipes[4 * pipe + 2] : vertices.length / 4;
  }

  /** What is in sight, Web Mercator, with room for the width of lines. */
  private viewBox(): [number, number, number, number] {
    const bounds = this.map!.getBounds();
    const room = 32 / (worldPx * 2 ** this.map!.getZoom());
    return [
      mercatorX(bounds.getWest()) - room,
      mercatorY(bounds.getNorth()) - room,
      mercatorX(bounds.getEast()) + room,
      mercatorY(bounds.getSouth()) + room,
    ];
  }

  private make(gl: WebGL2RenderingContext): Resources | null {
    try {
      const { vertices, pipes } = this.geometry;
      const rows = Math.ceil(Math.max(vertices.length, pipes.length) / 4 / textureColumns);
      const side = gl.getParameter(gl.MAX_TEXTURE_SIZE) as number;
      if (Math.max(rows, textureColumns) > side) throw new Error(`textures end at ${side} cells a side`);
      this.uploaded = undefined;
      const made = { program: valueLinesProgram(gl), array: gl.createVertexArray() };
      const textures = [gl.createTexture(), gl.createTexture()];
      for (const texture of textures) {
        gl.bindTexture(gl.TEXTURE_2D, texture);
        // Read by number, never between two texels.
        for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER])
          gl.texParameteri(gl.TEXTURE_2D, filter, gl.NEAREST);
      }
      gl.bindTexture(gl.TEXTURE_2D, textures[0]);
      upload(gl, vertices);
      return { ...made, vertices: textures[0], pipes: textures[1] };
    } catch {
      // Not while MapLibre draws: whoever hears of it removes the layer.
      queueMicrotask(this.failed);
      return null;
    }
  }
}

/** Puts numbers into the bound texture, four a texel, row by row; the last row is filled up. */
function upload(gl: WebGL2RenderingContext, numbers: Float32Array): void {
  const rowLength = 4 * textureColumns;
  const rows = Math.max(1, Math.ceil(numbers.length / rowLength));
  const whole = numbers.length === rows * rowLength ? numbers : new Float32Array(rows * rowLength);
  if (whole !== numbers) whole.set(numbers);
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA32F, textureColumns, rows, 0, gl.RGBA, gl.FLOAT, whole);
}
