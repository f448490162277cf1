// SPDX-License-Identifier: Apache-2.0
// The light of the software renderer (src/body/shade.cc, shadow.cc) for a graphics card: a key lamp that wraps around
// skin and cloth, the light of the room from sky and ground, a soft floor that knows how near things are to it.
//
// Colours are linear inside. Every pass moves the body by the matrices of its joints, three texels each.

export const vertex = /* glsl */ `
in vec3 position;
in vec3 normal;
in vec3 tone;
#ifdef SKINNED
in vec4 joint;
in vec4 weight;
uniform sampler2D joints;
#endif
uniform mat4 modelMatrix;
uniform mat4 viewMatrix;
uniform mat4 projectionMatrix;
out vec3 place;
out vec3 facing;
out vec3 shade;

void main() {
#ifdef SKINNED
  vec4 x = vec4(0.0);
  vec4 y = vec4(0.0);
  vec4 z = vec4(0.0);
  for (int i = 0; i < 4; i++) {
    int j = int(joint[i] + 0.5);
    x += weight[i] * texelFetch(joints, ivec2(0, j), 0);
    y += weight[i] * texelFetch(joints, ivec2(1, j), 0);
    z += weight[i] * texelFetch(joints, ivec2(2, j), 0);
  }
  place = vec3(dot(x, vec4(position, 1.0)), dot(y, vec4(position, 1.0)), dot(z, vec4(position, 1.0)));
  facing = vec3(dot(x.xyz, normal), dot(y.xyz, normal), dot(z.xyz, normal));
#else
  place = (modelMatrix * vec4(position, 1.0)).xyz;
  facing = mat3(modelMatrix) * normal;
#endif
  shade = tone;
  gl_Position = projectionMatrix * viewMatrix * vec4(place, 1.0);
}
`;

export const depthFragment = /* glsl */ `
precision highp float;
void main() {}
`;

// How a floor map is laid over the world: x from west, z from north, in metres.
const floorPlace = /* glsl */ `
uniform vec4 floorBox; // west, north, width, depth
vec2 floorAt(vec3 p) { return (p.xz - floorBox.xy) / floorBox.zw; }
`;

const lampPlace = /* glsl */ `
uniform sampler2D lampDepth;
uniform mat4 lampMatrix;
uniform vec2 lampSize; // texels, metres across
uniform float lampReach; // metres between its near and far side
`;

export const surfaceFragment = /* glsl */ `
precision highp float;
in vec3 place;
in vec3 facing;
in vec3 shade;
uniform vec3 key;
uniform vec3 fill;
uniform vec3 eye;
uniform vec3 middle;
uniform vec3 wrap;
uniform vec2 shine; // strength, sharpness
uniform vec4 glow; // colour, strength
uniform sampler2D floorMap;
uniform float pane; // of a wall: how much of it is left
${lampPlace}
${floorPlace}
out vec4 colour;

const vec3 keyColour = vec3(0.63, 0.60, 0.565);
const vec3 fillColour = vec3(0.10, 0.105, 0.115);
const vec3 sky = vec3(0.33, 0.34, 0.355);
const vec3 ground = vec3(0.21, 0.195, 0.18);

// 0 in shadow to 1 in full light.
float lampLight(vec3 p, vec3 n) {
  float cell = lampSize.y / lampSize.x;
  float slant = sqrt(max(0.0, 1.0 - pow(dot(n, key), 2.0)));
  vec4 q = lampMatrix * vec4(p + n * cell * (1.2 + 2.4 * slant), 1.0);
  if (any(lessThan(q.xyz, vec3(0.0))) || any(greaterThan(q.xyz, vec3(1.0)))) return 1.0;
  float depth = q.z - cell * 1.5 / lampReach;
  vec2 at = q.xy * lampSize.x - float(TAPS) * 0.5;
  vec2 part = fract(at);
  ivec2 corner = ivec2(floor(at));
  float sum = 0.0;
  for (int y = 0; y <= TAPS; y++) {
    float down = y == 0 ? 1.0 - part.y : y == TAPS ? part.y : 1.0;
    for (int x = 0; x <= TAPS; x++) {
      float across = x == 0 ? 1.0 - part.x : x == TAPS ? part.x : 1.0;
      sum += across * down * step(depth, texelFetch(lampDepth, corner + ivec2(x, y), 0).r);
    }
  }
  return sum / float(TAPS * TAPS);
}

void main() {
  vec3 n = normalize(facing);
  vec3 toEye = normalize(eye - place);
#ifdef TWO_SIDED
  if (dot(n, toEye) < 0.0) n = -n;
#endif
  float towards = dot(n, key);
  float open = 1.0;
  float lit;
#ifdef ON_FLOOR
  float dark = n.y > 0.7 ? texture(floorMap, floorAt(place)).r : 0.0;
  lit = 1.0 - dark;
  open -= dark * 0.5;
#else
  lit = towards > -0.3 ? lampLight(place, n) : 0.0;
#endif
#ifdef WALL
  lit = mix(0.72, 1.0, lit);
#endif
  vec3 turned = clamp((towards + wrap) / (1.0 + wrap), 0.0, 1.0);
  vec3 light = keyColour * turned * mix(0.35 - 0.35 * smoothstep(-0.3, 0.5, towards), 1.0, lit);
  float side = clamp(0.5 + 0.5 * dot(n, fill), 0.0, 1.0);
  // Under an overhang less of the room is seen: chin, armpits, the underside of a bent back.
  float under = 1.0 - 0.22 * (1.0 - lit) * smoothstep(0.35, -0.6, n.y);
  light += (mix(ground, sky, 0.5 + 0.5 * n.y) + fillColour * side * side) * open * under;
  vec3 sum = shade * light;
  float graze = pow(1.0 - clamp(dot(n, toEye), 0.0, 1.0), 4.0) * (0.55 + 0.45 * n.y) * open;
  sum += glow.rgb * graze * glow.a * 0.5;
  if (shine.x > 0.0) sum += shine.x * lit * pow(clamp(dot(n, normalize(key + toEye)), 0.0, 1.0), shine.y);
  float opacity = 1.0;
#ifdef WALL
  opacity = pane * (1.0 - smoothstep(1.0, 1.9, distance(place, middle)));
#endif
  vec3 low = sum * 12.92;
  vec3 high = 1.055 * pow(max(sum, vec3(0.0)), vec3(1.0 / 2.4)) - 0.055;
  colour = vec4(clamp(mix(low, high, step(vec3(0.0031308), sum)), 0.0, 1.0) * opacity, opacity);
}
`;

// Passes over a whole map.
export const wholeVertex = /* glsl */ `
in vec3 position;
out vec2 at;
void main() {
  at = position.xy * 0.5 + 0.5;
  gl_Position = vec4(position.xy, 0.0, 1.0);
}
`;

// How near things are above the floor, in three layers, and how much of the lamp arrives, as seen by the floor.
export const floorFragment = /* glsl */ `
precision highp float;
in vec2 at;
uniform sampler2D belowDepth;
uniform float belowReach; // metres
${floorPlace}
${lampPlace}
uniform vec3 key;
out vec4 layers;

const int blockers = BLOCKERS;
const int taps = RAYS;

vec2 spiral(int i, int count) {
  float r = sqrt((float(i) + 0.5) / float(count));
  float a = float(i) * 2.399963;
  return r * vec2(cos(a), sin(a));
}

void main() {
  float above = texture(belowDepth, at).r;
  vec3 near = vec3(0.0);
  if (above < 1.0) near = vec3(0.45, 0.35, 0.30) * clamp(1.0 - above * belowReach / vec3(0.05, 0.22, 0.8), 0.0, 1.0);
  vec3 p = vec3(floorBox.x + at.x * floorBox.z, 0.0, floorBox.y + at.y * floorBox.w);
  vec3 q = (lampMatrix * vec4(p, 1.0)).xyz;
  float depth = q.z - 0.012 / lampReach;
  float found = 0.0;
  float way = 0.0;
  for (int i = 0; i < blockers; i++) {
    float d = texture(lampDepth, q.xy + spiral(i, blockers) * 0.10 / lampSize.y).r;
    if (d < depth) {
      found += 1.0;
      way += (q.z - d) * lampReach;
    }
  }
  float dark = 0.0;
  if (found > 0.0) {
    float radius = clamp(0.012 + 0.075 * way / found, 0.012, 0.14) / lampSize.y;
    for (int i = 0; i < taps; i++) {
      dark += 1.0 - step(depth, texture(lampDepth, q.xy + spiral(i, taps) * radius).r);
    }
    dark /= float(taps);
  }
  layers = vec4(near, dark);
}
`;

// Softens each layer along one way; the last way puts them together.
export const blurFragment = /* glsl */ `
precision highp float;
in vec2 at;
uniform sampler2D map;
uniform vec2 way; // one metre, in shares of the map
out vec4 colour;

void main() {
  const vec4 reach = vec4(0.025, 0.075, 0.20, 0.03); // metres
  vec4 sum = vec4(0.0);
  float all = 0.0;
  for (int i = -BLUR; i <= BLUR; i++) {
    float x = float(i) / float(BLUR);
    float share = exp(-3.0 * x * x);
    vec2 r = way * x * reach.r;
    vec2 g = way * x * reach.g;
    vec2 b = way * x * reach.b;
    vec2 a = way * x * reach.a;
    sum += share * vec4(texture(map, at + r).r, texture(map, at + g).g, texture(map, at + b).b, texture(map, at + a).a);
    all += share;
  }
  sum /= all;
#ifdef LAST
  float near = min(1.0, sum.r + sum.g + sum.b);
  vec2 edge = smoothstep(0.0, 0.08, at) * smoothstep(0.0, 0.08, 1.0 - at);
  float dark = (1.0 - (1.0 - sum.a * 0.6) * (1.0 - near * 0.9)) * edge.x * edge.y;
  colour = vec4(dark, dark, dark, 1.0);
#else
  colour = sum;
#endif
}
`;

// The floor has no colour of its own: a shadow, and on a dark ground a pool of light.
export const groundFragment = /* glsl */ `
precision highp float;
in vec3 place;
uniform vec3 middle;
uniform sampler2D floorMap;
${floorPlace}
uniform vec4 shadow; // sRGB, strength
uniform vec4 pool; // sRGB, strength
out vec4 colour;

void main() {
  vec2 at = floorAt(place);
  bool outside = any(lessThan(at, vec2(0.0))) || any(greaterThan(at, vec2(1.0)));
  float dark = outside ? 0.0 : texture(floorMap, at).r * shadow.a;
  vec2 away = (place - middle).xz / 2.2;
  float light = max(0.0, 1.0 - dot(away, away));
  light *= light * pool.a;
  colour = vec4(pool.rgb * light * (1.0 - dark) + shadow.rgb * dark, 1.0 - (1.0 - light) * (1.0 - dark));
}
`;
