#include "provenance/output_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>

#include "provenance/record.hpp"

namespace gmat_copilot::provenance {

namespace {

namespace fs = std::filesystem;

/// Whether `fd` is still the file that stands at `path`: the run before may have removed it between open and lock.
bool is_current(int fd, const fs::path& path) {
    struct stat held {};
    struct stat named {};
    return ::fstat(fd, &held) == 0 && ::stat(path.c_str(), &named) == 0 && held.st_ino == named.st_ino &&
           held.st_dev == named.st_dev;
}

/// All names of one file have one lock.
fs::path lock_beside(const fs::path& path) {
    std::error_code ignored;
    fs::path real = fs::weakly_canonical(path, ignored);
    if (ignored || real.empty()) {
        real = path;
    }
    return real.replace_filename("." + real.filename().string() + ".lock");
}

}  // namespace

OutputLock::OutputLock(const fs::path& path) : lock_file_(lock_beside(path)) {
    std::error_code ignored;
    if (fs::exists(path, ignored) && !fs::is_regular_file(path, ignored)) {
        return;  // a device or a pipe: nothing is replaced there
    }
    constexpr int most_tries = 100;
    for (int tries = 0; tries < most_tries; ++tries) {
        fd_ = ::open(lock_file_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
        if (fd_ < 0) {
            throw Error("cannot write beside " + path.filename().string() + ": " +
                        std::generic_category().message(errno));
        }
        if (::flock(fd_, LOCK_EX | LOCK_NB) != 0) {
            const bool held = errno == EWOULDBLOCK;
            ::close(fd_);
            fd_ = -1;
            if (!held) {
                return;  // a file system without locks: nothing can be promised there
            }
            throw Error(path.filename().string() +
                        ": another gmat-copilot is writing it; wait for that run, or choose another name");
        }
        if (is_current(fd_, lock_file_)) {
            return;
        }
        ::close(fd_);
        fd_ = -1;
    }
    throw Error(path.filename().string() + ": other runs keep writing it; choose another name");
}

OutputLock::~OutputLock() {
    if (fd_ >= 0) {
        ::unlink(lock_file_.c_str());
        ::close(fd_);
    }
}

}  // namespace gmat_copilot::provenance
