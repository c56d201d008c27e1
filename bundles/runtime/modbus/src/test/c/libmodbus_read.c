/* Reads 100 registers again and again on several connections at once, one thread each, and decodes them to 50 values.
   Arguments: port, connections, seconds. Prints microseconds of CPU a read, and reads a second. */
#include <modbus/modbus.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

static int port;
static volatile int over;
static volatile double sink;

static void *read_on(void *counter) {
  uint64_t *reads = counter;
  uint16_t words[100];
  modbus_t *line = modbus_new_tcp("127.0.0.1", port);
  if (line == NULL || modbus_connect(line) != 0) {
    fprintf(stderr, "cannot connect\n");
    exit(1);
  }
  modbus_set_slave(line, 1);
  while (!over) {
    if (modbus_read_registers(line, 1000, 100, words) != 100) {
      fprintf(stderr, "no answer\n");
      exit(1);
    }
    double sum = 0;
    for (int i = 0; i < 50; i++) sum += ((uint32_t)words[2 * i] << 16 | words[2 * i + 1]) * 0.01;
    sink = sum;
    ++*reads;
  }
  modbus_close(line);
  modbus_free(line);
  return NULL;
}

static double cpu(void) {
  struct rusage used;
  getrusage(RUSAGE_SELF, &used);
  return used.ru_utime.tv_sec + used.ru_stime.tv_sec + (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

static uint64_t sum(const uint64_t *reads, int count) {
  uint64_t all = 0;
  for (int i = 0; i < count; i++) all += reads[8 * i];
  return all;
}

int main(int argc, char **argv) {
  if (argc != 4) return 2;
  port = atoi(argv[1]);
  int connections = atoi(argv[2]);
  uint64_t *reads = calloc(8 * connections, sizeof *reads);
  pthread_t *threads = calloc(connections, sizeof *threads);
  for (int i = 0; i < connections; i++) pthread_create(&threads[i], NULL, read_on, &reads[8 * i]);
  usleep(500000);
  double used = cpu(), began = now();
  uint64_t before = sum(reads, connections);
  sleep(atoi(argv[3]));
  double done = sum(reads, connections) - before;
  printf("%.3f %.0f\n", (cpu() - used) * 1e6 / done, done / (now() - began));
  over = 1;
  for (int i = 0; i < connections; i++) pthread_join(threads[i], NULL);
  return 0;
}
