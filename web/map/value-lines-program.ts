import { linkProgram } from './link-program.ts';

/** Texels in a row of the textures that lines are read from. */
export const textureColumns = 2048;

/**
 * Shaders of lines with a value. There are no buffers: six corners stand for each piece of line, which is read from the
 * textures of `LineGeometry` by its number. Widths are laid on the ground, colours are premultiplied, the class decides
 * the depth. Coarse: a piece is a whole pipe, from its first to its last vertex; fine: it is an edge, and pieces between
 * two pipes are none.
 */
const vertexSource = `#version 300 es
precision highp float;
precision highp int;
uniform highp sampler2D u_vertices;
uniform highp sampler2D u_pipes;
uniform mat4 u_matrix;
uniform bool u_coarse;
/** Web Mercator per px of the screen, and px of the screen per px of the device. */
uniform vec2 u_px;
uniform float u_widths[5];
uniform float u_thresholds[7];
uniform vec4 u_colors[9];
uniform float u_factors[9];
uniform int u_classes;
uniform bool u_lowOnTop;
uniform float u_missing;
uniform float u_absent;
out vec2 v_place;
flat out float v_length;
flat out float v_half;
flat out float v_before;
flat out vec4 v_color;
flat out float v_dashed;

vec4 texel(highp sampler2D from, int i) {
  return texelFetch(from, ivec2(i % ${textureColumns}, i / ${textureColumns}), 0);
}

float widthOf(float diameterM) {
  float d = diameterM > 0.0 ? diameterM : 0.2;
  if (d <= 0.15) return u_widths[0];
  if (d < 0.3) return mix(u_widths[0], u_widths[1], (d - 0.15) / 0.15);
  if (d < 0.6) return mix(u_widths[1], u_widths[2], (d - 0.3) / 0.3);
  if (d < 1.0) return mix(u_widths[2], u_widths[3], (d - 0.6) / 0.4);
  return mix(u_widths[3], u_widths[4], min(1.0, (d - 1.0) / 1.5));
}

void main() {
  gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
  int piece = gl_VertexID / 6;
  int corner = gl_VertexID % 6;
  vec4 a, b, pipe;
  if (u_coarse) {
    pipe = texel(u_pipes, piece);
    a = texel(u_vertices, int(pipe.z));
    b = texel(u_vertices, int(pipe.w));
  } else {
    a = texel(u_vertices, piece);
    b = texel(u_vertices, piece + 1);
    if (a.w != b.w) return;
    pipe = texel(u_pipes, int(a.w));
  }
  if (pipe.x == u_absent) return;
  bool isMissing = pipe.x == u_missing;
  int c = 0;
  for (int i = 0; i < 7; i++) if (i < u_classes - 1 && pipe.x >= u_thresholds[i]) c = i + 1;
  float rank = isMissing ? 1.0 : (float(u_lowOnTop ? c : u_classes - 1 - c) / float(u_classes + 1)) * 2.0 - 1.0;
  if (isMissing) c = 8;

  float px = u_px.x;
  float halfWidth = 0.5 * max(widthOf(pipe.y) * u_factors[c], 1.0);
  float reach = (halfWidth + u_px.y) * px;
  vec2 along = b.xy - a.xy;
  float len = length(along);
  along = len > 0.0 ? along / len : vec2(1.0, 0.0);
  vec2 across = vec2(-along.y, along.x);
  // Corners 0 1 2, 2 1 3: even ones at a, odd ones at b; from 2 on the other side of the second triangle.
  int at = corner < 3 ? corner : corner == 3 ? 2 : corner == 4 ? 1 : 3;
  float end = float(at % 2);
  float side = at < 2 ? -1.0 : 1.0;
  vec2 place = (end == 0.0 ? a.xy - along * reach : b.xy + along * reach) + across * side * reach;
  v_place = vec2(end == 0.0 ? -reach : len + reach, side * reach) / px;
  v_length = len / px;
  v_half = halfWidth;
  v_before = a.z / px;
  v_color = u_colors[c];
  v_dashed = isMissing ? 1.0 : 0.0;
  vec4 position = u_matrix * vec4(place, 0.0, 1.0);
  gl_Position = vec4(position.xy, rank * position.w, position.w);
}`;

const fragmentSource = `#version 300 es
precision highp float;
uniform vec2 u_px;
/** Period and drawn part of dashes, px; 0 where pipes are too short for them: then dots of the screen. */
uniform vec2 u_dash;
in vec2 v_place;
flat in float v_length;
flat in float v_half;
flat in float v_before;
flat in vec4 v_color;
flat in float v_dashed;
out vec4 color;
void main() {
  float past = max(max(-v_place.x, v_place.x - v_length), 0.0);
  float alpha = clamp((v_half - length(vec2(past, v_place.y))) / u_px.y + 0.5, 0.0, 1.0);
  if (v_dashed > 0.5) {
    if (u_dash.x > 0.0) {
      if (mod(v_before + v_place.x, u_dash.x) > u_dash.y) discard;
    } else if (mod(floor(gl_FragCoord.x * 0.5) + floor(gl_FragCoord.y * 0.5), 2.0) > 0.5) discard;
  }
  if (alpha <= 0.0) discard;
  color = v_color * alpha;
}`;

const uniforms = [
  'u_vertices',
  'u_pipes',
  'u_matrix',
  'u_coarse',
  'u_px',
  'u_widths',
  'u_thresholds',
  'u_colors',
  'u_factors',
  'u_classes',
  'u_lowOnTop',
  'u_missing',
  'u_absent',
  'u_dash',
] as const;

/** Program and its uniforms. Throws with the compiler's words when it cannot be made. */
export function valueLinesProgram(gl: WebGL2RenderingContext) {
  return linkProgram(gl, vertexSource, fragmentSource, uniforms);
}
