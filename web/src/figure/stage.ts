// SPDX-License-Identifier: Apache-2.0
// The figure on a canvas, drawn with three.js: the body, the props of a motion, soft light and shadow. Fetched only when
// a figure is to move; `dispose` gives everything back to the graphics card.
import {
  BufferAttribute,
  BufferGeometry,
  DataTexture,
  FloatType,
  GLSL3,
  MathUtils,
  Matrix4,
  Mesh as Object3,
  NormalBlending,
  OrthographicCamera,
  PerspectiveCamera,
  PlaneGeometry,
  Quaternion,
  RGBAFormat,
  RawShaderMaterial,
  Scene,
  DoubleSide,
  Vector3,
  Vector4,
  WebGLRenderer,
  type IUniform,
} from 'three';
import { eyeAxes, fitEye, type Eye } from './framing';
import { FloorShade } from './floor';
import { answerOfFinish, answerOfMaterial, makeTones, toLinear, type Answer } from './answers';
import type { Dress, FigureModule, Motion } from './module';
import { finishNames, materialNames, type Colour, type Look, type SolidMesh } from './mesh';
import { makeBar } from './bar';
import { Pace } from './pace';
import { Pose } from './pose';
import { Skin } from './skin';
import { depthFragment, groundFragment, surfaceFragment, vertex } from './shaders';

const [one, up] = [new Vector3(1, 1, 1), new Vector3(0, 1, 0)];
const [from, to, quaternion] = [new Vector3(), new Vector3(), new Quaternion()];

const lowest = 0.03; // metres: what is not higher lies on the floor as a part of it
const samplesForFraming = 16;
const jointRadius = 0.1; // metres of flesh around a joint, for framing
const nearFigure = 1.4;
const paneOpacity = 0.18; // of a wall between the eye and the figure
const leastBar = 0.006;
const lampTurn = [-38, 52] as const;
const fillTurn = [60, 15] as const;

export interface Quality {
  ratio: number; // pixels of the canvas for one of the page
  lamp: number; // texels
  floor: number;
  floorEvery: number; // frames
  taps: number; // of a soft edge, each way
  blockers: number; // looked for from the floor
  rays: number; // from the floor to the lamp
  blur: number; // taps to each side
}
const fine: Quality = { ratio: 2, lamp: 1024, floor: 256, floorEvery: 1, taps: 4, blockers: 12, rays: 20, blur: 6 };
const light: Quality = { ratio: 1, lamp: 512, floor: 96, floorEvery: 2, taps: 2, blockers: 6, rays: 9, blur: 3 };

// Whether the processor draws: then less is drawn. It has to be known before the real context is made.
let software: boolean | undefined;
function isSoftware(): boolean {
  if (software !== undefined) return software;
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
  if (!gl) throw new Error('no WebGL');
  const known = gl.getExtension('WEBGL_debug_renderer_info');
  const name = String(gl.getParameter(known ? known.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return (software = /swiftshader|llvmpipe|software|softpipe/i.test(name));
}

function makeTone(count: number, colour: Colour): BufferAttribute {
  const linear = toLinear(colour);
  return new BufferAttribute(Float32Array.from({ length: 3 * count }, (_, i) => linear[i % 3]!), 3);
}

function isLow(solid: SolidMesh): boolean {
  for (let i = 1; i < solid.positions.length; i += 3) if (solid.positions[i]! > lowest) return false;
  return true;
}

interface SurfaceKind {
  skinned?: boolean;
  twoSided?: boolean;
  onFloor?: boolean;
  wall?: boolean;
}

type Uniforms = Record<string, IUniform>;

interface Moving {
  prop?: number;
  link?: number;
  objects: Object3[];
}

export class Stage {
  private readonly renderer: WebGLRenderer;
  private readonly scene = new Scene();
  private readonly depths = new Scene();
  private readonly camera = new PerspectiveCamera();
  private readonly lamp = new OrthographicCamera();
  private readonly floor: FloorShade;
  private readonly pose: Pose;
  private readonly joints: DataTexture;
  private readonly skin: Skin | undefined; // where the processor draws
  private readonly shared: Uniforms;
  private readonly body: BufferGeometry;
  private readonly ground: Object3;
  private readonly quality: Quality;

  private readonly materials = new Map<string, RawShaderMaterial>();
  private readonly depthOfBody: RawShaderMaterial;
  private readonly depthOfProps: RawShaderMaterial;

  private handle = -1;
  private motion: Motion | undefined;
  private moving: Moving[] = [];
  private walls: Object3[] = [];
  private made: { dispose(): void }[] = [];
  private look: Look | undefined;
  private points: Float32Array = new Float32Array();
  private eye: Eye | undefined;
  private width = 0;
  private height = 0;
  private ratio = 1;
  private readonly pace: Pace;
  private turn = 0;
  private tilt = 0;
  private readonly lampReach = 8;

  constructor(
    canvas: HTMLCanvasElement,
    private readonly module: FigureModule,
  ) {
    const soft = isSoftware();
    const gl = canvas.getContext('webgl2', { alpha: true, antialias: !soft, powerPreference: 'low-power' });
    if (!gl) throw new Error('no WebGL');
    this.renderer = new WebGLRenderer({ canvas, context: gl, alpha: true });
    this.quality = soft ? light : fine;
    this.pace = new Pace(gl, soft ? 0.5 : 0);
    this.renderer.autoClear = false;
    this.renderer.setClearColor(0x000000, 0);
    const mesh = module.mesh();
    this.pose = new Pose(mesh);
    this.joints = new DataTexture(this.pose.matrices, 3, mesh.skeleton.length, RGBAFormat, FloatType);
    this.floor = new FloorShade(this.quality, this.lampReach);
    this.shared = {
      joints: { value: this.joints },
      key: { value: new Vector3() },
      fill: { value: new Vector3() },
      eye: { value: new Vector3() },
      middle: { value: new Vector3() },
      glow: { value: new Vector4() },
      floorMap: { value: this.floor.map },
      floorBox: { value: this.floor.box },
      lampDepth: { value: this.floor.lampDepth },
      lampMatrix: { value: new Matrix4() },
      lampSize: { value: this.floor.lampSize },
      lampReach: { value: this.lampReach },
      shadow: { value: new Vector4() },
      pool: { value: new Vector4() },
    };
    this.skin = soft ? new Skin(mesh) : undefined;
    this.depthOfBody = this.makeDepth(!soft);
    this.depthOfProps = this.makeDepth(false);
    this.body = this.makeBody();
    this.ground = this.makeGround();
  }

  // A motion, dressed.
  show(handle: number, motion: Motion, dress: Dress): void {
    this.clear();
    this.handle = handle;
    this.motion = motion;
    this.look = this.module.look(dress);
    this.addBody();
    this.addProps(this.module.solids(handle));
    this.addLinks();
    this.dressGround();
    this.points = this.collectPoints();
    this.fit();
  }

  resize(width: number, height: number, ratio: number): void {
    this.width = Math.max(1, width);
    this.height = Math.max(1, height);
    this.setRatio(Math.min(ratio, this.quality.ratio));
    this.fit();
  }

  private setRatio(ratio: number): void {
    this.ratio = ratio;
    this.renderer.setPixelRatio(ratio);
    this.renderer.setSize(this.width, this.height, false);
  }

  // Degrees that are added to the eye of the motion.
  orbit(turn: number, tilt: number): void {
    this.turn = turn;
    this.tilt = tilt;
  }

  draw(seconds: number): void {
    if (!this.motion || !this.eye || this.width === 0) return;
    this.pose.read(this.module.frame(this.handle, seconds));
    this.dressBones();
    this.place();
    this.aim();
    this.floor.render(this.renderer, this.depths, this.lamp, this.shared);
    this.renderer.setRenderTarget(null);
    this.renderer.clear();
    this.renderer.render(this.scene, this.camera);
    this.pace.begin();
  }

  private dressBones(): void {
    if (!this.skin) {
      this.joints.needsUpdate = true;
      return;
    }
    this.skin.read(this.pose.matrices);
    this.body.getAttribute('position').needsUpdate = true;
    this.body.getAttribute('normal').needsUpdate = true;
  }

  // Whether the next frame had better wait: the last one is not done, or the processor that draws needs its breath.
  isBusy(): boolean {
    const busy = this.pace.isBusy();
    if (!busy && this.pace.isSlow() && this.ratio > 1) this.setRatio(1);
    return busy;
  }

  dispose(): void {
    this.clear();
    this.pace.end();
    for (const material of this.materials.values()) material.dispose();
    this.depthOfBody.dispose();
    this.depthOfProps.dispose();
    this.body.dispose();
    this.ground.geometry.dispose();
    (this.ground.material as RawShaderMaterial).dispose();
    this.joints.dispose();
    this.floor.dispose();
    this.renderer.dispose();
    this.renderer.forceContextLoss();
  }

  // ---- what is made for a motion -------------------------------------------------------------------------------------

  private clear(): void {
    for (const each of this.made) each.dispose();
    this.made = [];
    this.moving = [];
    this.walls = [];
    this.scene.clear();
    this.depths.clear();
    if (this.ground) this.scene.add(this.ground);
  }

  private keep<T extends { dispose(): void }>(thing: T): T {
    this.made.push(thing);
    return thing;
  }

  private makeBody(): BufferGeometry {
    const mesh = this.module.mesh();
    const geometry = new BufferGeometry();
    const from = this.skin ?? mesh;
    geometry.setAttribute('position', new BufferAttribute(from.positions, 3));
    geometry.setAttribute('normal', new BufferAttribute(from.normals, 3));
    if (!this.skin) {
      geometry.setAttribute('joint', new BufferAttribute(mesh.joints, 4));
      geometry.setAttribute('weight', new BufferAttribute(mesh.weights, 4, true));
    }
    geometry.setAttribute('tone', new BufferAttribute(new Float32Array(mesh.positions.length), 3));
    geometry.setIndex(new BufferAttribute(mesh.indices, 1));
    return geometry;
  }

  // One geometry whose groups are the materials; vertices belong to one material each, or nearly.
  private addBody(): void {
    const mesh = this.module.mesh();
    const look = this.look!;
    const tone = this.body.getAttribute('tone') as BufferAttribute;
    makeTones(mesh, look, this.module.tints(this.handle), tone.array as Float32Array);
    tone.needsUpdate = true;
    this.body.clearGroups();
    const materials: RawShaderMaterial[] = [];
    for (const surface of mesh.surfaces) {
      const name = materialNames[surface.material]!;
      if (surface.count === 0 || (name === 'blanket' && !this.motion!.blanket)) continue;
      this.body.addGroup(surface.first, surface.count, materials.length);
      const open = name === 'blanket' || name === 'dark';
      materials.push(this.findMaterial(answerOfMaterial(name), { skinned: !this.skin, twoSided: open }));
    }
    this.add(this.body, materials, this.depthOfBody, undefined);
  }

  private addProps(solids: SolidMesh[]): void {
    for (const solid of solids) {
      const name = finishNames[solid.finish]!;
      const geometry = this.keep(new BufferGeometry());
      geometry.setAttribute('position', new BufferAttribute(solid.positions, 3));
      geometry.setAttribute('normal', new BufferAttribute(solid.normals, 3));
      geometry.setAttribute('tone', makeTone(solid.positions.length / 3, this.look!.finishes[solid.finish]!));
      geometry.setIndex(new BufferAttribute(solid.indices, 1));
      const onFloor = isLow(solid);
      const wall = name === 'wall';
      const material = this.findMaterial(answerOfFinish(name), { onFloor, wall }, wall ? `${this.walls.length}` : '');
      const casts = !onFloor && !wall;
      const object = this.add(geometry, material, casts ? this.depthOfProps : undefined, { prop: solid.prop });
      if (wall) {
        geometry.computeBoundingBox();
        this.walls.push(object);
      }
    }
  }

  private addLinks(): void {
    this.motion!.links.forEach((link, index) => {
      const finish = finishNames.indexOf(link.finish as (typeof finishNames)[number]);
      const geometry = this.keep(makeBar(Math.max(link.radius, leastBar)));
      geometry.setAttribute('tone', makeTone(geometry.getAttribute('position').count, this.look!.finishes[finish]!));
      const material = this.findMaterial(answerOfFinish(finishNames[finish]!), {});
      this.add(geometry, material, this.depthOfProps, { link: index });
    });
  }

  private add(
    geometry: BufferGeometry,
    material: RawShaderMaterial | RawShaderMaterial[],
    depth: RawShaderMaterial | undefined,
    moving: Omit<Moving, 'objects'> | undefined,
  ): Object3 {
    const objects = [new Object3(geometry, material)];
    this.scene.add(objects[0]!);
    if (depth) {
      objects.push(new Object3(geometry, Array.isArray(material) ? material.map(() => depth) : depth));
      this.depths.add(objects[1]!);
    }
    for (const object of objects) {
      object.frustumCulled = false;
      object.matrixAutoUpdate = false;
    }
    if (moving) this.moving.push({ ...moving, objects });
    return objects[0]!;
  }

  // Made once and kept from motion to motion, so that nothing is compiled anew; a wall has one of its own.
  private findMaterial(answer: Answer, kind: SurfaceKind, wall = ''): RawShaderMaterial {
    const key = JSON.stringify([answer, kind, wall]);
    let material = this.materials.get(key);
    if (!material) this.materials.set(key, (material = this.makeMaterial(answer, kind)));
    return material;
  }

  private makeMaterial(answer: Answer, kind: SurfaceKind): RawShaderMaterial {
    const defines: Record<string, number> = { TAPS: this.quality.taps };
    if (kind.skinned) defines['SKINNED'] = 1;
    if (kind.twoSided) defines['TWO_SIDED'] = 1;
    if (kind.onFloor) defines['ON_FLOOR'] = 1;
    if (kind.wall) defines['WALL'] = 1;
    const material = new RawShaderMaterial({
      glslVersion: GLSL3,
      vertexShader: vertex,
      fragmentShader: surfaceFragment,
      defines,
      uniforms: { ...this.shared, wrap: { value: answer.wrap }, shine: { value: answer.shine }, pane: { value: 1 } },
      ...(kind.wall ? { transparent: true, depthWrite: false, blending: NormalBlending, premultipliedAlpha: true } : {}),
      ...(kind.twoSided ? { side: DoubleSide } : {}),
    });
    return material;
  }

  private makeDepth(skinned: boolean): RawShaderMaterial {
    return new RawShaderMaterial({
      glslVersion: GLSL3,
      vertexShader: vertex,
      fragmentShader: depthFragment,
      defines: skinned ? { SKINNED: 1 } : {},
      uniforms: this.shared,
      side: DoubleSide,
      colorWrite: false,
    });
  }

  private makeGround(): Object3 {
    const geometry = new PlaneGeometry(12, 12).rotateX(-Math.PI / 2);
    geometry.setAttribute('tone', makeTone(4, [0, 0, 0]));
    const material = new RawShaderMaterial({
      glslVersion: GLSL3,
      vertexShader: vertex,
      fragmentShader: groundFragment,
      uniforms: this.shared,
      transparent: true,
      premultipliedAlpha: true,
      depthWrite: false,
    });
    const ground = new Object3(geometry, material);
    ground.renderOrder = -1;
    ground.frustumCulled = false;
    return ground;
  }

  private dressGround(): void {
    const look = this.look!;
    const same = look.pool.every((value, i) => value === look.background[i]);
    (this.shared['shadow']!.value as Vector4).set(...look.shadow, look.shadowStrength);
    (this.shared['pool']!.value as Vector4).set(...look.pool, same ? 0 : 1);
    (this.shared['glow']!.value as Vector4).set(...toLinear(look.glow), look.glowStrength);
  }

  // ---- where it is seen from -----------------------------------------------------------------------------------------

  // Joints of the whole motion, and the props near it.
  private collectPoints(): Float32Array {
    const points: number[] = [];
    const { length_s, props } = this.motion!;
    const [low, high] = [new Vector3(Infinity, 0, Infinity), new Vector3(-Infinity, 0, -Infinity)];
    for (let i = 0; i < samplesForFraming; i++) {
      this.pose.read(this.module.frame(this.handle, (length_s * i) / samplesForFraming));
      for (let j = 0; j < this.pose.places.length; j += 3) {
        const [x, y, z] = [this.pose.places[j]!, this.pose.places[j + 1]!, this.pose.places[j + 2]!];
        points.push(x, y, z, jointRadius);
        low.set(Math.min(low.x, x), 0, Math.min(low.z, z));
        high.set(Math.max(high.x, x), 0, Math.max(high.z, z));
      }
    }
    this.floor.cover(low, high);
    const middle = this.findMiddle();
    for (const moving of this.moving) {
      if (moving.prop === undefined || moving.objects.length < 2 || moving.prop >= props.length) continue;
      this.placeOne(moving);
      const positions = moving.objects[0]!.geometry.getAttribute('position');
      const at = new Vector3();
      for (let i = 0; i < positions.count; i += 3) {
        at.fromBufferAttribute(positions as BufferAttribute, i).applyMatrix4(moving.objects[0]!.matrix);
        if (at.distanceTo(middle) < nearFigure) points.push(at.x, at.y, at.z, 0);
      }
    }
    return new Float32Array(points);
  }

  private findMiddle(): Vector3 {
    const [pelvis, thorax] = [0, 5];
    const at = this.pose.places;
    const half = (i: number): number => (at[3 * pelvis + i]! + at[3 * thorax + i]!) / 2;
    return (this.shared['middle']!.value as Vector3).set(half(0), half(1), half(2));
  }

  private fit(): void {
    if (this.motion && this.width > 0) this.eye = fitEye(this.motion.camera, this.points, this.width / this.height);
  }

  private aim(): void {
    const eye = this.eye!;
    const turn = eye.turn + this.turn;
    const height = Math.max(-4, Math.min(70, eye.height + this.tilt));
    const back = eyeAxes(turn, height)[2];
    const target = new Vector3(...eye.target);
    this.camera.position.set(back[0]!, back[1]!, back[2]!).multiplyScalar(eye.distance).add(target);
    this.camera.fov = (2 * Math.atan(eye.slope) * 180) / Math.PI;
    this.camera.aspect = this.width / this.height;
    this.camera.near = 0.1;
    this.camera.far = 40;
    this.camera.updateProjectionMatrix();
    this.camera.lookAt(target);
    (this.shared['eye']!.value as Vector3).copy(this.camera.position);
    const key = this.shared['key']!.value as Vector3;
    key.fromArray(eyeAxes(turn + lampTurn[0], lampTurn[1])[2]);
    (this.shared['fill']!.value as Vector3).fromArray(eyeAxes(turn + fillTurn[0], fillTurn[1])[2]);
    this.floor.aim(this.lamp, key, this.shared['lampMatrix']!.value as Matrix4);
    for (const wall of this.walls) this.thin(wall);
  }

  // A wall whose thin direction divides the eye from the figure is a pane; it turns into one softly as the eye moves.
  private thin(wall: Object3): void {
    const box = wall.geometry.boundingBox!;
    const size = box.getSize(to).toArray();
    const at = box.getCenter(from).applyMatrix4(wall.matrix);
    const out = new Vector3().setComponent(size.indexOf(Math.min(...size)), 1).transformDirection(wall.matrix);
    if (out.dot((this.shared['middle']!.value as Vector3).clone().sub(at)) > 0) out.negate();
    const divides = out.dot(this.camera.position.clone().sub(at).normalize());
    const share = MathUtils.smoothstep(divides, 0.02, 0.25);
    (wall.material as RawShaderMaterial).uniforms['pane']!.value = 1 + (paneOpacity - 1) * share;
  }

  private place(): void {
    this.findMiddle();
    for (const moving of this.moving) this.placeOne(moving);
  }

  private placeOne(moving: Moving): void {
    const matrix = moving.objects[0]!.matrix;
    if (moving.prop !== undefined) {
      const [x, y, z, qx, qy, qz, qw] = this.pose.prop(moving.prop) as unknown as number[];
      matrix.compose(new Vector3(x, y, z), quaternion.set(qx!, qy!, qz!, qw!), one);
    } else {
      const ends = this.pose.link(moving.link!, this.motion!.props.length);
      from.fromArray(ends, 0);
      to.fromArray(ends, 3);
      const length = from.distanceTo(to);
      quaternion.setFromUnitVectors(up, to.clone().sub(from).normalize());
      matrix.compose(from.add(to).multiplyScalar(0.5), quaternion, new Vector3(1, length, 1));
    }
    for (const object of moving.objects) {
      object.matrix.copy(matrix);
      object.matrixWorldNeedsUpdate = true;
    }
  }
}
