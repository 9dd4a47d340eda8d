/* For LD_PRELOAD into a program of GLFW: one line in the file $SWAPS for each drawing that it shows:
   milliseconds of the drawing thread's processor time since the last one, those of the whole
   process since its start, resident megabytes, milliseconds on the wall. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static double clock_ms(clockid_t clock) {
  struct timespec now;
  clock_gettime(clock, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static double resident_mb(void) {
  long all = 0, resident = 0;
  FILE* file = fopen("/proc/self/statm", "r");
  if (file == NULL) return 0;
  if (fscanf(file, "%ld %ld", &all, &resident) != 2) resident = 0;
  fclose(file);
  return (double)resident * (double)sysconf(_SC_PAGESIZE) / 1e6;
}

void glfwSwapBuffers(void* window) {
  static void (*swap)(void*);
  static FILE* out;
  static double before;
  if (swap == NULL) {
    swap = (void (*)(void*))dlsym(RTLD_NEXT, "glfwSwapBuffers");
    out = fopen(getenv("SWAPS"), "w");
  }
  swap(window);
  const double now = clock_ms(CLOCK_THREAD_CPUTIME_ID);
  fprintf(out, "%.2f %.1f %.1f %.1f\n", now - before, clock_ms(CLOCK_PROCESS_CPUTIME_ID),
          resident_mb(), clock_ms(CLOCK_MONOTONIC));
  fflush(out);
  before = now;
}
