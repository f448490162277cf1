# Toolchain for the browser: clang, libc++ and wasi-libc for wasm32, without exceptions and without JavaScript glue.

set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR wasm32)
set(UNHUNCH_WASM ON)

# The same version of all parts, since libc++ and its compiler belong together.
set(UNHUNCH_WASM_CLANG 22)
set(CMAKE_CXX_COMPILER "clang++-${UNHUNCH_WASM_CLANG}")
set(CMAKE_AR "/usr/bin/llvm-ar-${UNHUNCH_WASM_CLANG}")
set(CMAKE_RANLIB "/usr/bin/llvm-ranlib-${UNHUNCH_WASM_CLANG}")
set(CMAKE_CXX_COMPILER_TARGET wasm32-wasi)
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)

set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)

# What this compiler uses of WebAssembly without being told; all browsers of the last years have it.
set(UNHUNCH_WASM_FEATURES
    bulk-memory sign-ext mutable-globals nontrapping-float-to-int multivalue reference-types)

# Wasm has no threads here, and Boost must not look for a mutex.
string(JOIN " " CMAKE_CXX_FLAGS_INIT
  -Wno-deprecated -fno-exceptions -fno-rtti -fvisibility=hidden -ffunction-sections -fdata-sections
  -DBOOST_DISABLE_THREADS -DBOOST_SYSTEM_DISABLE_THREADS)
string(JOIN " " CMAKE_EXE_LINKER_FLAGS_INIT
  -mexec-model=reactor "-fuse-ld=lld" -Wl,--gc-sections -Wl,--strip-all -Wl,--stack-first -Wl,-z,stack-size=1048576)

# The preset compiles for size: the browser waits for every byte (200 kB gzip at most), and a session is made in a fraction
# of a millisecond all the same.
# Optimisation while linking was tried: the modules grow by 6 kB gzip.
