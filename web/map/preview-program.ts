import { linkProgram } from './link-program.ts';

/**
 * Shaders of the blank preview. A cell is painted when its code says that it lies beyond the threshold; land that
 * nobody has surveyed is hatched at 45°, like that of the exact answer. Colours are premultiplied.
 */
const vertexSource = `#version 300 es
uniform mat4 u_matrix;
in vec2 a_place;
in vec2 a_uv;
out vec2 v_uv;
void main() {
  v_uv = a_uv;
  gl_Position = u_matrix * vec4(a_place, 0.0, 1.0);
}`;

const fragmentSource = `#version 300 es
precision highp float;
uniform sampler2D u_codes;
uniform float u_threshold;
uniform vec2 u_special;
uniform vec4 u_blank;
uniform vec4 u_unknown;
uniform vec2 u_hatch;
in vec2 v_uv;
out vec4 color;
void main() {
  float code = floor(texture(u_codes, v_uv).r * 255.0 + 0.5);
  if (code == u_special.y || code != u_special.x && code + 0.5 <= u_threshold) discard;
  if (code != u_special.x) color = u_blank;
  else if (mod(gl_FragCoord.x - gl_FragCoord.y, u_hatch.x) < u_hatch.y) color = u_unknown;
  else discard;
}`;

const uniforms = ['u_matrix', 'u_threshold', 'u_special', 'u_blank', 'u_unknown', 'u_hatch'] as const;

/** Program and its uniforms. Throws with the compiler's words when it cannot be made. */
export function previewProgram(gl: WebGL2RenderingContext) {
  return linkProgram(gl, vertexSource, fragmentSource, uniforms, ['a_place', 'a_uv']);
}
