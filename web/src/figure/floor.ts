// SPDX-License-Identifier: Apache-2.0
// Light and shadow that do not depend on the eye: what the lamp sees, what the floor sees looking up, and the soft map
// that both make of the floor (the picture of src/body/shadow.h).
import {
  DepthTexture,
  GLSL3,
  LinearFilter,
  Matrix4,
  Mesh,
  NearestFilter,
  OrthographicCamera,
  PlaneGeometry,
  RawShaderMaterial,
  Scene,
  Vector2,
  Vector3,
  Vector4,
  WebGLRenderTarget,
  type IUniform,
  type Texture,
  type WebGLRenderer,
} from 'three';
import { blurFragment, floorFragment, wholeVertex } from './shaders';
import type { Quality } from './stage';

const margin = 0.9; // metres around the joints: flesh, softness and the length of a shadow
const highest = 2.4;
const half = new Matrix4().set(0.5, 0, 0, 0.5, 0, 0.5, 0, 0.5, 0, 0, 0.5, 0.5, 0, 0, 0, 1);

function makeDepthTarget(size: number): WebGLRenderTarget {
  const depthTexture = new DepthTexture(size, size);
  depthTexture.minFilter = depthTexture.magFilter = NearestFilter;
  return new WebGLRenderTarget(size, size, { depthTexture, minFilter: NearestFilter, magFilter: NearestFilter });
}

function makeMapTarget(size: number): WebGLRenderTarget {
  return new WebGLRenderTarget(size, size, { depthBuffer: false, minFilter: LinearFilter, magFilter: LinearFilter });
}

export class FloorShade {
  readonly box = new Vector4(-2, -2, 4, 4); // west, north, width, depth
  readonly lampSize: Vector2;
  private readonly lampTarget: WebGLRenderTarget;
  private readonly belowTarget: WebGLRenderTarget;
  private readonly layers: WebGLRenderTarget;
  private readonly blurred: WebGLRenderTarget;
  private readonly done: WebGLRenderTarget;
  private readonly below = new OrthographicCamera();
  private readonly whole = new Scene();
  private readonly sheet = new Mesh(new PlaneGeometry(2, 2));
  private readonly flat = new OrthographicCamera();
  private floorPass: RawShaderMaterial | undefined;
  private readonly blurs: RawShaderMaterial[];
  private readonly middle = new Vector3();
  private radius = 2;
  private turn = -1;

  constructor(
    private readonly quality: Quality,
    private readonly reach: number,
  ) {
    this.lampTarget = makeDepthTarget(quality.lamp);
    this.belowTarget = makeDepthTarget(quality.floor);
    this.layers = makeMapTarget(quality.floor);
    this.blurred = makeMapTarget(quality.floor);
    this.done = makeMapTarget(quality.floor);
    this.lampSize = new Vector2(quality.lamp, 4);
    this.blurs = [this.makeBlur(this.layers.texture, false), this.makeBlur(this.blurred.texture, true)];
    this.sheet.frustumCulled = false;
    this.whole.add(this.sheet);
  }

  get map(): Texture {
    return this.done.texture;
  }
  get lampDepth(): Texture {
    return this.lampTarget.depthTexture!;
  }

  // The part of the floor that a motion needs, as a square.
  cover(low: Vector3, high: Vector3): void {
    this.turn = -1;
    const size = Math.max(high.x - low.x, high.z - low.z) + 2 * margin;
    const [x, z] = [(low.x + high.x) / 2, (low.z + high.z) / 2];
    this.box.set(x - size / 2, z - size / 2, size, size);
    this.middle.set(x, highest / 2 - 0.3, z);
    this.radius = Math.hypot(size / 2, highest / 2);
    this.below.left = this.below.bottom = -size / 2;
    this.below.right = this.below.top = size / 2;
    this.below.near = 0;
    this.below.far = highest;
    this.below.position.set(x, -0.001, z);
    this.below.up.set(0, 0, 1); // so that the map lies as the floor does: across to the east, up to the south
    this.below.lookAt(x, 1, z);
    this.below.updateProjectionMatrix();
    this.below.updateMatrixWorld();
    for (const blur of this.blurs) {
      const way = blur.uniforms['way']!.value as Vector2;
      way.set(way.x === 0 ? 0 : 1 / size, way.y === 0 ? 0 : 1 / size);
    }
  }

  // Lets the lamp stand along `key` and writes its way into a map.
  aim(lamp: OrthographicCamera, key: Vector3, matrix: Matrix4): void {
    this.lampSize.y = 2 * this.radius;
    lamp.left = lamp.bottom = -this.radius;
    lamp.right = lamp.top = this.radius;
    lamp.near = 0;
    lamp.far = this.reach;
    lamp.position.copy(key).multiplyScalar(this.reach / 2).add(this.middle);
    lamp.lookAt(this.middle);
    lamp.updateProjectionMatrix();
    lamp.updateMatrixWorld();
    matrix.multiplyMatrices(half, lamp.projectionMatrix).multiply(lamp.matrixWorldInverse);
  }

  render(renderer: WebGLRenderer, casters: Scene, lamp: OrthographicCamera, shared: Record<string, IUniform>): void {
    renderer.setRenderTarget(this.lampTarget);
    renderer.clear();
    renderer.render(casters, lamp);
    // The floor is soft: where drawing is dear, every other picture of it will do.
    this.turn = (this.turn + 1) % this.quality.floorEvery;
    if (this.turn !== 0) return;
    renderer.setRenderTarget(this.belowTarget);
    renderer.clear();
    renderer.render(casters, this.below);
    this.floorPass ??= this.makeFloorPass(shared);
    this.run(renderer, this.floorPass, this.layers);
    this.run(renderer, this.blurs[0]!, this.blurred);
    this.run(renderer, this.blurs[1]!, this.done);
  }

  dispose(): void {
    for (const target of [this.lampTarget, this.belowTarget, this.layers, this.blurred, this.done]) {
      target.depthTexture?.dispose();
      target.dispose();
    }
    this.floorPass?.dispose();
    for (const blur of this.blurs) blur.dispose();
    this.sheet.geometry.dispose();
  }

  private run(renderer: WebGLRenderer, material: RawShaderMaterial, target: WebGLRenderTarget): void {
    this.sheet.material = material;
    renderer.setRenderTarget(target);
    renderer.render(this.whole, this.flat);
  }

  private makeFloorPass(shared: Record<string, IUniform>): RawShaderMaterial {
    return new RawShaderMaterial({
      glslVersion: GLSL3,
      vertexShader: wholeVertex,
      fragmentShader: floorFragment,
      defines: { BLOCKERS: this.quality.blockers, RAYS: this.quality.rays },
      uniforms: {
        ...shared,
        belowDepth: { value: this.belowTarget.depthTexture },
        belowReach: { value: highest },
      },
      depthTest: false,
      depthWrite: false,
    });
  }

  private makeBlur(map: Texture, last: boolean): RawShaderMaterial {
    return new RawShaderMaterial({
      glslVersion: GLSL3,
      vertexShader: wholeVertex,
      fragmentShader: blurFragment,
      defines: { BLUR: this.quality.blur, ...(last ? { LAST: 1 } : {}) },
      uniforms: { map: { value: map }, way: { value: last ? new Vector2(0, 1) : new Vector2(1, 0) } },
      depthTest: false,
      depthWrite: false,
    });
  }
}
