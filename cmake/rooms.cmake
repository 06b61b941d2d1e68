# One static library per room of the house. A room names the rooms it may use; the order of src/CMakeLists.txt keeps the
# arrows pointing down, because a room can only link what was declared before it.

add_library(gmat_copilot_options INTERFACE)
target_compile_features(gmat_copilot_options INTERFACE cxx_std_20)
target_compile_options(gmat_copilot_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # GCC 12 sees overlapping copies in std::string's operator+ where there are none (its bug 105651).
  target_compile_options(gmat_copilot_options INTERFACE -Wno-restrict)
endif()
if(GMAT_COPILOT_WARNINGS_AS_ERRORS)
  target_compile_options(gmat_copilot_options INTERFACE -Werror)
endif()
if(GMAT_COPILOT_SANITIZE)
  target_compile_options(gmat_copilot_options INTERFACE -fsanitize=${GMAT_COPILOT_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(gmat_copilot_options INTERFACE -fsanitize=${GMAT_COPILOT_SANITIZE})
endif()

if(GMAT_COPILOT_BUILD_FUZZERS)
  # Coverage for libFuzzer, and the sanitizers that tell what it finds.
  target_compile_options(gmat_copilot_options INTERFACE
    -fsanitize=fuzzer-no-link,address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=all -Wno-unknown-warning-option)
  target_link_options(gmat_copilot_options INTERFACE -fsanitize=address,undefined)
endif()

# Parser, catalogue, linter and engine are what users wait for. The other rooms compose texts and wait for others: they are
# compiled with less optimisation, which takes half a minute off a build.
set(gmat_copilot_quickly_compiled $<$<CONFIG:Release>:-O1>)

# gmat_copilot_room(NAME [COMPOSES_TEXT] SOURCES a.cpp ... [USES room ...] [PRIVATE lib ...])
function(gmat_copilot_room name)
  cmake_parse_arguments(ROOM "COMPOSES_TEXT" "" "SOURCES;USES;PRIVATE" ${ARGN})
  foreach(used IN LISTS ROOM_USES)
    if(NOT TARGET gmat_copilot_${used})
      message(FATAL_ERROR "room ${name} uses ${used}, which does not stand below it")
    endif()
  endforeach()
  add_library(gmat_copilot_${name} STATIC ${ROOM_SOURCES})
  target_include_directories(gmat_copilot_${name} PUBLIC
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/src> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/gmat_copilot>)
  if(ROOM_COMPOSES_TEXT)
    target_compile_options(gmat_copilot_${name} PRIVATE ${gmat_copilot_quickly_compiled})
  endif()
  list(TRANSFORM ROOM_USES PREPEND gmat_copilot_)
  # The grammar and the like are headers of ours that only the build needs.
  list(TRANSFORM ROOM_PRIVATE REPLACE "^(gmat_copilot_.+)$" "$<BUILD_INTERFACE:\\1>")
  target_link_libraries(gmat_copilot_${name} PUBLIC ${ROOM_USES}
    PRIVATE $<BUILD_INTERFACE:gmat_copilot_options> ${ROOM_PRIVATE})
  set_property(GLOBAL APPEND PROPERTY GMAT_COPILOT_ROOMS gmat_copilot_${name})
endfunction()
