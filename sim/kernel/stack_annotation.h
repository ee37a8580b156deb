#pragma once

#include <cstddef>

#if defined(__SANITIZE_ADDRESS__)
#define TTADAK_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define TTADAK_ASAN 1
#endif
#endif

#if defined(__SANITIZE_THREAD__)
#define TTADAK_TSAN 1
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define TTADAK_TSAN 1
#endif
#endif

#ifdef TTADAK_ASAN
#include <sanitizer/asan_interface.h>
#include <sanitizer/common_interface_defs.h>
#endif
#ifdef TTADAK_TSAN
#include <sanitizer/tsan_interface.h>
#endif

namespace ttadak {

/// One stack, as AddressSanitizer and ThreadSanitizer need to know it: they are told of every switch, or they report
/// errors that are none. Without a sanitizer it is empty and does nothing.
class StackAnnotation {
 public:
#ifdef TTADAK_ASAN
  void bounds(const void* bottom, std::size_t size) {
    bottom_ = bottom, size_ = size;
    // Where an earlier fiber's stack lay, what is known of its last frames is still there.
    __asan_unpoison_memory_region(bottom, size);
  }
  void leaveFor(const StackAnnotation& next) { __sanitizer_start_switch_fiber(&fake_, next.bottom_, next.size_); }
  void leaveForGoodFor(const StackAnnotation& next) {
    __sanitizer_start_switch_fiber(nullptr, next.bottom_, next.size_);
  }
  /// `previous` is the stack that was left; what is learnt of it is kept, which is how the bounds of a thread's own
  /// stack become known.
  void arriveFrom(StackAnnotation& previous) {
    __sanitizer_finish_switch_fiber(fake_, &previous.bottom_, &previous.size_);
  }

 private:
  const void* bottom_ = nullptr;
  std::size_t size_ = 0;
  void* fake_ = nullptr;
#elif defined(TTADAK_TSAN)
  void bounds(const void*, std::size_t) { fiber_ = __tsan_create_fiber(0), owned_ = true; }
  void leaveFor(const StackAnnotation& next) {
    if (fiber_ == nullptr) fiber_ = __tsan_get_current_fiber();
    __tsan_switch_to_fiber(next.fiber_, 0);
  }
  // A fiber that ends still returns from functions on its own stack: whoever comes next takes over.
  void leaveForGoodFor(const StackAnnotation&) {}
  void arriveFrom(StackAnnotation&) { __tsan_switch_to_fiber(fiber_, 0); }
  ~StackAnnotation() {
    if (owned_) __tsan_destroy_fiber(fiber_);
  }

 private:
  void* fiber_ = nullptr;
  bool owned_ = false;
#else
  void bounds(const void*, std::size_t) {}
  void leaveFor(const StackAnnotation&) {}
  void leaveForGoodFor(const StackAnnotation&) {}
  void arriveFrom(StackAnnotation&) {}
#endif
};

}  // namespace ttadak
