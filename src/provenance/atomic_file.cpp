// Whole files or none: the new content goes into a temporary file in the same folder, is flushed to the disk, and takes
// the place of the old file by one rename. A killed writer leaves the old content or the new, never a mixture.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <random>
#include <system_error>
#include <utility>

#include "provenance/record.hpp"

namespace gmat_copilot::provenance {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& path, const std::string& what, int error) {
    throw Error("cannot write " + path.filename().string() + ": " + what + ": " +
                std::generic_category().message(error));
}

class Descriptor {
  public:
    explicit Descriptor(int fd) : fd_(fd) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (fd_ >= 0) {
            ::close(fd_);
        }
    }
    [[nodiscard]] int get() const { return fd_; }
    /// Closes now; 0 or an error number. Network file systems report a full disk only here.
    int close() { return ::close(std::exchange(fd_, -1)) == 0 ? 0 : errno; }

  private:
    int fd_;
};

/// A file that is gone again unless it was kept.
class TemporaryFile {
  public:
    explicit TemporaryFile(fs::path path) : path_(std::move(path)) {}
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile() {
        if (!kept_) {
            ::unlink(path_.c_str());
        }
    }
    [[nodiscard]] const fs::path& path() const { return path_; }
    void keep() { kept_ = true; }

  private:
    fs::path path_;
    bool kept_ = false;
};

int write_all(int fd, std::string_view content) {
    while (!content.empty()) {
        const ssize_t written = ::write(fd, content.data(), content.size());
        if (written < 0 && errno != EINTR) {
            return errno;
        }
        content.remove_prefix(written > 0 ? static_cast<std::size_t>(written) : 0);
    }
    return 0;
}

/// The file itself: a symbolic link stays, what it points at is replaced (or made, when it does not exist).
fs::path resolved(const fs::path& path) {
    constexpr int most_links = 40;
    fs::path target = path;
    for (int links = 0; links < most_links; ++links) {
        std::error_code error;
        const fs::path next = fs::read_symlink(target, error);
        if (error) {
            return target;
        }
        target = next.is_absolute() ? next : target.parent_path() / next;
    }
    fail(path, "too many symbolic links", ELOOP);
}

/// A device or a pipe cannot be replaced; it is written as it stands.
void write_in_place(const fs::path& path, std::string_view content) {
    Descriptor file(::open(path.c_str(), O_WRONLY | O_NOCTTY | O_CLOEXEC));
    if (file.get() < 0) {
        fail(path, "open", errno);
    }
    if (const int error = write_all(file.get(), content); error != 0) {
        fail(path, "write", error);
    }
}

/// A new file beside `target`, with the permissions that the process's mask leaves. Throws when there can be none.
std::pair<fs::path, int> create_beside(const fs::path& target) {
    constexpr int most_tries = 100;
    std::random_device random;
    for (int tries = 0; tries < most_tries; ++tries) {
        fs::path path = target;
        path.replace_filename("." + target.filename().string().substr(0, 200) + "." + std::to_string(random()) +
                              ".tmp");
        const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
        if (fd >= 0) {
            return {std::move(path), fd};
        }
        if (errno != EEXIST) {
            fail(target, "its folder takes no new file", errno);
        }
    }
    fail(target, "its folder takes no new file", EEXIST);
}

void keep_permissions(int fd, const struct stat& existing, const fs::path& target) {
    // Only root may give a file away; for anyone else the file is already theirs, or becomes so.
    [[maybe_unused]] const int ignored = ::fchown(fd, existing.st_uid, existing.st_gid);
    if (::fchmod(fd, existing.st_mode & 07777U) != 0) {
        fail(target, "permissions", errno);
    }
}

void flush_folder(const fs::path& target) {
    const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
    const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (opened.get() < 0) {
        return;  // a folder that can be written but not read; the file itself is on the disk
    }
    if (::fsync(opened.get()) != 0 && errno != EINVAL && errno != EROFS) {
        fail(target, "flush of its folder", errno);
    }
}

}  // namespace

void write_atomically(const fs::path& path, std::string_view content, Flush flush) {
    const fs::path target = resolved(path);
    struct stat existing {};
    const bool exists = ::stat(target.c_str(), &existing) == 0;
    if (exists && S_ISDIR(existing.st_mode)) {
        fail(path, "open", EISDIR);
    }
    if (exists && !S_ISREG(existing.st_mode)) {
        write_in_place(target, content);
        return;
    }
    if (exists && ::access(target.c_str(), W_OK) != 0) {
        fail(path, "open", errno);
    }
    auto [temporary_path, fd] = create_beside(target);
    TemporaryFile temporary(std::move(temporary_path));
    Descriptor file(fd);
    if (exists) {
        keep_permissions(file.get(), existing, path);
    }
    if (const int error = write_all(file.get(), content); error != 0) {
        fail(path, "write", error);
    }
    if (::fsync(file.get()) != 0) {
        fail(path, "flush", errno);
    }
    if (const int error = file.close(); error != 0) {
        fail(path, "close", error);
    }
    if (::rename(temporary.path().c_str(), target.c_str()) != 0) {
        fail(path, "rename", errno);
    }
    temporary.keep();
    if (flush == Flush::file_and_name) {
        flush_folder(target);
    }
}

}  // namespace gmat_copilot::provenance
