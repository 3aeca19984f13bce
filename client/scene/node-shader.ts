/**
 * Shaders of the nodes: one quad a node, its shape a signed distance in the fragment shader. Lengths are CSS pixels,
 * y upwards. The distance formulas are those of node-geometry.ts.
 */
export const NODE_VERTEX_SHADER = /* glsl */ `
attribute vec2 a_position;
attribute float a_size;
attribute float a_code;
attribute vec4 a_color;
attribute vec4 a_id;

uniform mat3 u_matrix;
uniform vec2 u_resolution;
uniform float u_sizeRatio;

varying vec2 v_local;
varying float v_radius;
varying float v_shape;
varying float v_selected;
varying float v_kept;
varying vec4 v_color;

void main() {
  float corner = mod(a_code, 4.0);
  v_shape = mod(floor(a_code / 4.0), 8.0);
  v_selected = mod(floor(a_code / 32.0), 2.0);
  v_kept = floor(a_code / 64.0);
  v_radius = a_size / u_sizeRatio;

  vec2 direction = vec2(mod(corner, 2.0), floor(corner / 2.0)) * 2.0 - 1.0;
  v_local = direction * (v_radius * (v_shape < 0.5 ? 1.0 : 1.3) + 2.0 + 4.5 * v_selected);
  vec2 center = (u_matrix * vec3(a_position, 1.0)).xy;
  gl_Position = vec4(center + v_local * 2.0 / u_resolution, 0.0, 1.0);

  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= 255.0 / 254.0;
}
`

export const NODE_FRAGMENT_SHADER = /* glsl */ `
precision highp float;

varying vec2 v_local;
varying float v_radius;
varying float v_shape;
varying float v_selected;
varying float v_kept;
varying vec4 v_color;

uniform float u_pixel;
uniform float u_dimming;
uniform float u_fadedShare;
uniform vec3 u_background;
uniform vec3 u_accent;

float box(vec2 p, vec2 halfSize) {
  vec2 d = abs(p) - halfSize;
  return length(max(d, 0.0)) + min(max(d.x, d.y), 0.0);
}

float pin(vec2 p) {
  p = vec2(abs(p.x), p.y + 1.25);
  float slope = -0.8 / 1.5;
  float across = sqrt(1.0 - slope * slope);
  float along = dot(p, vec2(-slope, across));
  if (along < 0.0) return length(p);
  if (along > across * 1.5) return length(p - vec2(0.0, 1.5)) - 0.8;
  return dot(p, vec2(across, slope));
}

float hexagon(vec2 p) {
  vec2 k = vec2(-0.866025404, 0.5);
  p = abs(p);
  p -= 2.0 * min(dot(k, p), 0.0) * k;
  p -= vec2(clamp(p.x, -0.577350269 * 0.9, 0.577350269 * 0.9), 0.9);
  return length(p) * sign(p.y);
}

float distanceTo(vec2 p) {
  if (v_shape < 0.5) return length(p) - 1.0;
  if (v_shape < 1.5) return box(p, vec2(1.2, 0.82));
  if (v_shape < 2.5) return (abs(p.x) + abs(p.y) - 1.28) * 0.70710678;
  if (v_shape < 3.5) return pin(p);
  if (v_shape < 4.5) return hexagon(p);
  return max(box(p, vec2(0.8, 1.05)), (p.x + p.y - 1.35) * 0.70710678);
}

float cover(float d) {
  return clamp(0.5 - d / u_pixel, 0.0, 1.0);
}

/* The holes of a pin and of a hexagon, the fold and the lines of a page: a second cue where silhouettes are small. */
float cutOut(vec2 p) {
  if (v_shape > 2.5 && v_shape < 3.5) return cover((length(p - vec2(0.0, 0.25)) - 0.3) * v_radius);
  if (v_shape < 4.5) return cover((hexagon(p * 2.4) / 2.4) * v_radius);
  float fold = max(0.3 - p.x, 0.55 - p.y);
  float lines = min(box(p - vec2(0.0, 0.1), vec2(0.5, 0.07)), box(p + vec2(0.0, 0.35), vec2(0.5, 0.07)));
  return cover(min(fold, lines) * v_radius);
}

void main() {
  vec2 p = v_local / max(v_radius, 0.001);
  float d = distanceTo(p) * v_radius;

  #ifdef PICKING_MODE
  gl_FragColor = d > 2.0 ? vec4(0.0) : v_color;
  #else
  float inner = cover(d);
  float border = cover(d - mix(1.5, 3.5, v_selected));
  vec3 fill = mix(v_color.rgb * 0.62, v_color.rgb, cover(d + 1.2));
  if (v_shape > 2.5) fill = mix(fill, u_background, cutOut(p) * 0.9 * inner);
  fill = mix(fill, u_background, u_dimming * (1.0 - v_kept) * (1.0 - u_fadedShare));
  float ring = cover(abs(d - 4.75) - 1.25) * v_selected;
  vec4 base = vec4(mix(u_background, fill, inner), 1.0) * border;
  gl_FragColor = mix(base, vec4(u_accent, 1.0), ring);
  #endif
}
`
