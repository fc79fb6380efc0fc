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

/** Program and its uniforms. Throws with the compiler's words when it cannot be made. */
export function previewProgram(gl: WebGL2RenderingContext) {
  const program = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, vertexSource],
    [gl.FRAGMENT_SHADER, fragmentSource],
  ] as const) {
    const shader = gl.createShader(type);
    if (!shader) throw new Error('no shader: the context is lost');
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
    gl.deleteShader(shader);
  }
  gl.bindAttribLocation(program, 0, 'a_place');
  gl.bindAttribLocation(program, 1, 'a_uv');
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS))
    throw new Error(`the blank preview cannot be drawn: ${gl.getProgramInfoLog(program) ?? ''}`);
  const at = (name: string): WebGLUniformLocation | null => gl.getUniformLocation(program, name);
  return {
    program,
    matrix: at('u_matrix'),
    threshold: at('u_threshold'),
    special: at('u_special'),
    blank: at('u_blank'),
    unknown: at('u_unknown'),
    hatch: at('u_hatch'),
  };
}
