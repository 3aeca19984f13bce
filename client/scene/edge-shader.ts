/**
 * Shaders of the edges: line, arrowhead and cross mark in one draw. Lengths are CSS pixels, y upwards.
 *
 * A line is a strip along a curve with t from 0 to 1: a parabola whose height is a share of the distance of its ends,
 * or, for a self loop, a circle through the node. Both look the same at every zoom, so that the dash phase, counted
 * from the middle in units of the chart, stays where it is; the period doubles at each octave of the zoom.
 */
export const EDGE_VERTEX_SHADER = /* glsl */ `
attribute vec2 a_source;
attribute vec2 a_target;
attribute vec2 a_reach;
attribute float a_curve;
attribute float a_code;
attribute vec2 a_vertex;
attribute vec4 a_color;
attribute vec4 a_id;

uniform mat3 u_matrix;
uniform vec2 u_resolution;
uniform float u_sizeRatio;
uniform float u_halfWidth;
uniform float u_arrowLength;
uniform float u_pixel;
uniform float u_dimming;
uniform float u_fadedShare;

/* Few varyings, because each is interpolated for every pixel: along is the arrow's length in an arrowhead. */
varying vec2 v_local;
varying float v_along;
varying float v_kind;
varying vec4 v_color;

const float TAU = 6.2831853;
const float GAP = 2.5;

vec2 start;
vec2 chord;
vec2 across;
float height;
float loopRadius;

vec2 pointAt(float t) {
  if (loopRadius > 0.0) return start + loopRadius * vec2(sin(TAU * t), 1.0 - cos(TAU * t));
  return start + chord * t + across * height * 4.0 * t * (1.0 - t);
}

vec2 tangentAt(float t) {
  if (loopRadius > 0.0) return vec2(cos(TAU * t), sin(TAU * t));
  vec2 tangent = chord + across * height * 4.0 * (1.0 - 2.0 * t);
  return tangent / max(length(tangent), 0.001);
}

/* Length of the curve from its middle to t, negative before it. */
float lengthTo(float t, float chordLength) {
  if (loopRadius > 0.0) return (t - 0.5) * TAU * loopRadius;
  float u = 2.0 * t - 1.0;
  float a = 4.0 * abs(height) / max(chordLength, 0.001);
  if (a < 0.01) return u * chordLength * 0.5;
  float au = a * abs(u);
  float root = sqrt(1.0 + au * au);
  return sign(u) * 0.25 * chordLength * (abs(u) * root + log(au + root) / a);
}

void main() {
  float line = mod(a_code, 4.0);
  float directed = mod(floor(a_code / 4.0), 2.0);
  float crossed = mod(floor(a_code / 8.0), 2.0);
  float loop = mod(floor(a_code / 16.0), 2.0);
  float selected = mod(floor(a_code / 32.0), 2.0);
  float kept = floor(a_code / 64.0);
  float share = mix(1.0, u_fadedShare, u_dimming * (1.0 - kept));

  start = (u_matrix * vec3(a_source, 1.0)).xy * u_resolution * 0.5;
  chord = (u_matrix * vec3(a_target, 1.0)).xy * u_resolution * 0.5 - start;
  float chordLength = length(chord);
  across = vec2(-chord.y, chord.x) / max(chordLength, 0.001);
  height = a_curve * chordLength * (1.0 - loop);
  loopRadius = loop * a_curve / u_sizeRatio;

  float slope = 4.0 * a_curve;
  float speed = loop > 0.5 ? TAU * loopRadius : chordLength * sqrt(1.0 + slope * slope);
  speed = max(speed, 0.001);
  float first = (a_reach.x / u_sizeRatio + GAP - directed) / speed;
  float last = 1.0 - (a_reach.y / u_sizeRatio + GAP) / speed;
  float room = max(last - first, 0.0) * speed;
  float arrowLength = min(u_arrowLength, room * 0.6);
  float base = last - directed * arrowLength / speed;
  float visible = step(0.5, room) * step(0.001, share);

  float halfWidth = u_halfWidth + selected * 3.5 + (line > 1.5 ? 0.5 : 0.0) + 0.6 * u_pixel;
  #ifdef PICKING_MODE
  halfWidth = max(halfWidth, 5.0);
  #endif

  vec2 position;
  if (a_vertex.x < 1.5) {
    float t = mix(first, base + directed * 1.0 / speed, a_vertex.x);
    vec2 tangent = tangentAt(t);
    v_kind = line + selected * 8.0;
    v_local = vec2(0.0, a_vertex.y * halfWidth * visible);
    v_along = lengthTo(t, chordLength);
    position = pointAt(t) + vec2(-tangent.y, tangent.x) * v_local.y;
  } else {
    float mark = step(7.5, a_vertex.x);
    vec2 tip = mark > 0.5 ? pointAt(0.5) : pointAt(last);
    vec2 back = mark > 0.5 ? tangentAt(0.5) : (pointAt(base) - tip) / max(length(pointAt(base) - tip), 0.001);
    float corner = a_vertex.x - (mark > 0.5 ? 8.0 : 2.0);
    float size = mark > 0.5 ? 10.0 * crossed * step(0.001, share) : directed * visible;
    v_kind = 3.0 + mark;
    v_along = arrowLength;
    v_local = mark > 0.5
      ? (vec2(mod(corner, 2.0), floor(corner / 2.0)) * 2.0 - 1.0) * size
      : vec2(corner < 0.5 ? -2.0 : arrowLength + 1.0, corner < 0.5 ? 0.0 : (corner - 1.5) * (arrowLength + 4.0)) * size;
    position = tip + back * v_local.x + vec2(-back.y, back.x) * v_local.y;
  }
  gl_Position = vec4(position * 2.0 / u_resolution, 0.0, 1.0);

  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = vec4(a_color.rgb, share);
  #endif
}
`

export const EDGE_FRAGMENT_SHADER = /* glsl */ `
precision highp float;

varying vec2 v_local;
varying float v_along;
varying float v_kind;
varying vec4 v_color;

uniform float u_pixel;
uniform float u_halfWidth;
uniform float u_period;
uniform vec3 u_background;
uniform vec3 u_accent;

float cover(float d) {
  return clamp(0.5 - d / u_pixel, 0.0, 1.0);
}

/* Distance to the nearest dash or dot; both are counted from the middle of the line. */
float distanceToStroke(float line, float side) {
  if (line < 0.5) return side;
  if (line < 1.5) return max(side, abs(mod(v_along, u_period) - u_period * 0.5) - u_period * 0.3);
  float period = u_period * 0.5;
  return length(vec2(mod(v_along, period) - period * 0.5, v_local.y)) - u_halfWidth - 0.4;
}

void main() {
  #ifdef PICKING_MODE
  gl_FragColor = v_color;
  #else
  vec3 ink = v_color.rgb;
  vec4 color;
  if (v_kind < 2.5) {
    color = vec4(ink, 1.0) * cover(distanceToStroke(v_kind, abs(v_local.y) - u_halfWidth));
  } else if (v_kind < 3.5) {
    float d = max((abs(v_local.y) - v_local.x * 0.42) * 0.922, v_local.x - v_along);
    color = vec4(ink, 1.0) * cover(d);
  } else if (v_kind < 5.0) {
    vec2 p = abs(vec2(v_local.x + v_local.y, v_local.x - v_local.y)) * 0.70710678;
    float d = max(min(p.x, p.y) - 1.4, max(p.x, p.y) - 7.0);
    color = mix(vec4(u_background, 1.0) * cover(d - 1.5), vec4(ink, 1.0), cover(d));
  } else {
    float side = abs(v_local.y) - u_halfWidth;
    float casing = cover(abs(side - 2.25) - 1.0);
    color = mix(vec4(ink, 1.0) * cover(distanceToStroke(v_kind - 8.0, side)), vec4(u_accent, 1.0), casing);
  }
  gl_FragColor = color * v_color.a;
  #endif
}
`
