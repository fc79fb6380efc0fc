/** A program of two shaders and the places of its uniforms by name. Throws with the compiler's words when it cannot be made. */
export function linkProgram<U extends string>(
  gl: WebGL2RenderingContext,
  vertexSource: string,
  fragmentSource: string,
  uniforms: readonly U[],
  attributes: readonly string[] = [],
): { program: WebGLProgram; at: Record<U, WebGLUniformLocation | null> } {
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
  attributes.forEach((name, i) => gl.bindAttribLocation(program, i, name));
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS))
    throw new Error(`a layer cannot be drawn: ${gl.getProgramInfoLog(program) ?? ''}`);
  const at = Object.fromEntries(uniforms.map((name) => [name, gl.getUniformLocation(program, name)]));
  return { program, at: at as Record<U, WebGLUniformLocation | null> };
}
