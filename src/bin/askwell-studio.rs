//! The marketers' page, as `public/askwell/studio/start.js` starts it.

fn main() {
    #[cfg(target_arch = "wasm32")]
    askwell::studio::start();
}
