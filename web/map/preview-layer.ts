import type { CustomLayerInterface, Map as MapLibreMap } from 'maplibre-gl';
import type { DistanceField } from '../api/distance-field.ts';
import { blank, type Scheme } from './colors.ts';
import { fromOrigin, previewMesh, type PreviewMesh } from './preview-mesh.ts';
import { previewProgram } from './preview-program.ts';

export const previewLayerId = 'blank-preview';
/** Paler than the exact areas, and without their edge. */
const blankOpacity = 0.3;
const unknownOpacity = 0.5;
/** Period and width of the hatching, px: that of `hatch-image.ts`, seen along a row. */
const hatchPx = [8, 2] as const;

/** Looks that change without a new texture. */
export interface PreviewLook {
  distanceM: number;
  scheme: Scheme;
}

interface Resources {
  program: ReturnType<typeof previewProgram>;
  mesh: PreviewMesh;
  array: WebGLVertexArrayObject;
  buffers: WebGLBuffer[];
  texture: WebGLTexture;
}

/** Share of the code scale where `distanceM` lies: codes above it, by half a step, are blank. */
export function codeThreshold({ perE, scaleM }: DistanceField['header']['code'], distanceM: number): number {
  return perE * Math.log1p(distanceM / scaleM);
}

/**
 * Suspected blank areas of any distance: the field is a texture, the distance a uniform, a repaint one draw call.
 * `failed` is called, once, where it cannot be drawn.
 */
export class PreviewLayer implements CustomLayerInterface {
  readonly id = previewLayerId;
  readonly type = 'custom';
  readonly field: DistanceField;
  look: PreviewLook;
  private readonly failed: () => void;
  private resources: Resources | null | undefined;
  private pixelRatio = 1;

  constructor(field: DistanceField, look: PreviewLook, failed: () => void) {
    this.field = field;
    this.look = look;
    this.failed = failed;
  }

  onAdd(map: MapLibreMap): void {
    this.pixelRatio = map.getPixelRatio();
  }

  render: CustomLayerInterface['render'] = (gl, { defaultProjectionData }) => {
    // Made here and not when added: MapLibre has put the state of uploads in order only now.
    if (this.resources === undefined) this.resources = this.make(gl);
    if (!this.resources) return;
    const { program, mesh, array, texture } = this.resources;
    const { code } = this.field.header;
    const { distanceM, scheme } = this.look;
    gl.useProgram(program.program);
    gl.uniformMatrix4fv(program.at.u_matrix, false, fromOrigin(defaultProjectionData.mainMatrix, mesh.origin));
    gl.uniform1f(program.at.u_threshold, codeThreshold(code, distanceM));
    gl.uniform2f(program.at.u_special, code.unknownLand, code.noLand);
    gl.uniform4fv(program.at.u_blank, premultiplied(blank.fill[scheme], blankOpacity));
    gl.uniform4fv(program.at.u_unknown, premultiplied(blank.unknown[scheme], unknownOpacity));
    gl.uniform2f(program.at.u_hatch, hatchPx[0] * this.pixelRatio, hatchPx[1] * this.pixelRatio);
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.bindVertexArray(array);
    gl.drawElements(gl.TRIANGLES, mesh.triangles.length, gl.UNSIGNED_SHORT, 0);
    gl.bindVertexArray(null);
  };

  onRemove(_map: MapLibreMap, gl: WebGL2RenderingContext): void {
    if (!this.resources) return;
    const { program, array, buffers, texture } = this.resources;
    gl.deleteProgram(program.program);
    gl.deleteVertexArray(array);
    for (const buffer of buffers) gl.deleteBuffer(buffer);
    gl.deleteTexture(texture);
    this.resources = undefined;
  }

  private make(gl: WebGL2RenderingContext): Resources | null {
    const { columns, rows, mesh: lattice } = this.field.header;
    try {
      const side = gl.getParameter(gl.MAX_TEXTURE_SIZE) as number;
      if (Math.max(columns, rows) > side) throw new Error(`textures end at ${side} cells a side`);
      const program = previewProgram(gl);
      const mesh = previewMesh(lattice);
      const array = gl.createVertexArray();
      gl.bindVertexArray(array);
      const buffers = [
        bufferOf(gl, gl.ARRAY_BUFFER, mesh.points),
        bufferOf(gl, gl.ELEMENT_ARRAY_BUFFER, mesh.triangles),
      ];
      for (const attribute of [0, 1]) {
        gl.enableVertexAttribArray(attribute);
        gl.vertexAttribPointer(attribute, 2, gl.FLOAT, false, 16, 8 * attribute);
      }
      gl.bindVertexArray(null);
      return { program, mesh, array, buffers, texture: this.upload(gl) };
    } catch {
      // Not while MapLibre draws: whoever hears of it removes the layer.
      queueMicrotask(this.failed);
      return null;
    }
  }

  private upload(gl: WebGL2RenderingContext): WebGLTexture {
    const { codes, header } = this.field;
    const texture = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.R8, header.columns, header.rows, 0, gl.RED, gl.UNSIGNED_BYTE, codes);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 4);
    // Codes are no amounts: a mean of land and no land would be far from every pipe.
    for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER])
      gl.texParameteri(gl.TEXTURE_2D, filter, gl.NEAREST);
    for (const wrap of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, wrap, gl.CLAMP_TO_EDGE);
    return texture;
  }
}

function bufferOf(gl: WebGL2RenderingContext, target: number, data: Float32Array | Uint16Array): WebGLBuffer {
  const buffer = gl.createBuffer();
  gl.bindBuffer(target, buffer);
  gl.bufferData(target, data as BufferSource, gl.STATIC_DRAW);
  return buffer;
}

/** `#rrggbb` with an opacity as four shares, colour times opacity. */
function premultiplied(hex: string, opacity: number): number[] {
  const channel = (at: number): number => (opacity * Number.parseInt(hex.slice(at, at + 2), 16)) / 255;
  return [channel(1), channel(3), channel(5), opacity];
}
